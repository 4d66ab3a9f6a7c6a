import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Words that name a place instead of a thing: everything fits in, so nothing is found there. */
const EMPTY_WORDS = /^(manager|helper|helpers|util|utils|common|shared|base|data|info|impl|misc|handler)$/i;

/** The project's own rule: a file is named for what it is. `case-base.ts`, `helpers.ts`, `ICase.ts` are refused. */
const house = {
  rules: {
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
  },
};

const size = (linesOfFunction) => ({
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: linesOfFunction, skipComments: true }],
  'max-params': ['error', { max: 5 }],
});

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only libs/platform/src/config reads the environment; have Env injected.',
};
const banned = [
  {
    selector: "CallExpression[callee.property.name='createQueryRunner']",
    message: 'A query runner that is not released hangs the pool: use Database.transaction.',
  },
  {
    selector: "CallExpression[callee.name='forwardRef']",
    message: 'Two rooms that need each other are wrongly cut: send a message.',
  },
  {
    selector: "CallExpression[callee.property.name='getRepository']",
    message: 'A repository of its own connection sees neither the scope nor the transaction: use Database.',
  },
];

export default tseslint.config(
  {
    ignores: ['dist/', '.making-*/', 'var/', 'coverage/', 'node_modules/', '**/*.generated.ts', 'docker/'],
  },
  {
    // A rule that is in the way is argued about here, for all, not switched off on the spot.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    plugins: { house },
    rules: {
      'house/file-names': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...banned, environment],
    },
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...size(50),
      // Nest's modules are empty classes by design.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      // Numbers and booleans in texts are read as they are meant.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `return reply.send()` ends a branch in one line.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // NestJS and class-validator read decorators whose deprecations come and go with their minors.
      '@typescript-eslint/no-deprecated': 'off',
      // An async method may promise without awaiting: the interface says so.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      // An answer is shaped like its class, not made by it: no answer has methods to lose.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // Control characters are looked for in order to be refused.
      'no-control-regex': 'off',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:child_process',
              importNames: ['exec', 'execSync'],
              message: 'A shell reads the text: use execFile or spawn.',
            },
          ],
        },
      ],
    },
  },
  {
    // Where the environment is read, and where it is handed to the reader.
    files: ['libs/platform/src/config/**', 'apps/{api,worker}/src/main.ts', 'scripts/**', 'test/**', '**/*.config.*'],
    rules: { 'no-restricted-syntax': ['error', ...banned] },
  },
  {
    files: ['libs/platform/src/database/**', 'test/**', 'scripts/**'],
    rules: { 'no-restricted-syntax': ['error', ...banned.slice(0, 2)] },
  },
  // A migration is one text from top to bottom, and never edited once it has run.
  {
    files: ['libs/platform/src/database/migrations/**'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  // A controller's parameters are the parts of one request, each with its decorator.
  { files: ['apps/api/**/*.controller.ts'], rules: { 'max-params': ['error', { max: 6 }] } },
  { files: ['apps/portal/**/*.tsx', 'apps/console/**/*.tsx'], rules: size(120) },
  {
    files: ['apps/portal/**/*.{ts,tsx}', 'apps/console/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      sourceType: 'module',
      globals: {
        ...Object.fromEntries(
          ['process', 'console', 'Buffer', 'URL', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'].map(
            (name) => [name, 'readonly'],
          ),
        ),
        ...Object.fromEntries(
          ['fetch', 'AbortSignal', 'performance', 'structuredClone', 'TextDecoder'].map((name) => [name, 'readonly']),
        ),
      },
    },
    rules: size(50),
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly' } },
  },
  { files: ['scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.spec.{ts,tsx}', 'test/**', 'apps/*/test/**'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      // A test reads answers of unknown shape and states what they are.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
