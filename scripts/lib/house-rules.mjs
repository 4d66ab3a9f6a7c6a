/** Words that name a place instead of a thing: everything fits in, so nothing is found there. */
const EMPTY_WORDS = /^(manager|helper|helpers|util|utils|common|shared|base|data|info|impl|misc|handler)$/i;

const nameOf = (node) => (node?.type === 'Identifier' ? node.name : undefined);

/** A rule that reports each call for which `isIt` holds. */
const callOf = (message, isIt) => ({
  meta: { type: 'problem', schema: [], messages: { banned: message } },
  create: (context) => ({
    CallExpression(node) {
      if (isIt(node.callee)) context.report({ node, messageId: 'banned' });
    },
  }),
});

const callsMember = (name) => (callee) => callee.type === 'MemberExpression' && nameOf(callee.property) === name;

/** The project's own rules. */
export default {
  meta: { name: 'house' },
  rules: {
    // A file is named for what it is. `case-base.ts`, `helpers.ts`, `ICase.ts` are refused.
    'file-names': {
      meta: {
        type: 'problem',
        schema: [],
        messages: { empty: 'The name "{{name}}" says nothing: name the file for what it is.' },
      },
      create: (context) => ({
        Program(node) {
          const name = context.filename.replace(/^.*[\\/]/, '').replace(/(\.(spec|generated|d))?\.[cm]?[jt]sx?$/, '');
          const words = name.split(/[-._]|(?<=[a-z])(?=[A-Z])/);
          if (words.some((word) => EMPTY_WORDS.test(word)) || /^I[A-Z][a-z]/.test(name))
            context.report({ node, messageId: 'empty', data: { name } });
        },
      }),
    },
    'no-environment': {
      meta: {
        type: 'problem',
        schema: [],
        messages: { banned: 'Only libs/platform/src/config reads the environment; have Env injected.' },
      },
      create: (context) => ({
        MemberExpression(node) {
          if (nameOf(node.object) === 'process' && nameOf(node.property) === 'env')
            context.report({ node, messageId: 'banned' });
        },
      }),
    },
    'no-query-runner': callOf(
      'A query runner that is not released hangs the pool: use Database.transaction.',
      callsMember('createQueryRunner'),
    ),
    'no-forward-ref': callOf(
      'Two rooms that need each other are wrongly cut: send a message.',
      (callee) => nameOf(callee) === 'forwardRef',
    ),
    'no-repository': callOf(
      'A repository of its own connection sees neither the scope nor the transaction: use Database.',
      callsMember('getRepository'),
    ),
  },
};
