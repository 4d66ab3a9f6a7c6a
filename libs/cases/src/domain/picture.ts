import type { CaseStatus } from '#contracts';
import { type Act, ACTS, destinations } from './lifecycle.js';
import { TIME_LIMITS } from './limits.js';
import type { ActRule } from './rule.js';
import { isFinal, STATUSES } from './statuses.js';

const acts = Object.entries(ACTS) as [Act, ActRule][];
const statuses = Object.keys(STATUSES) as CaseStatus[];

/** Who may do an act, in words. */
function whoMay({ who }: ActRule): string {
  const roles = (title: string, list: readonly string[] | undefined): string[] =>
    list ? [`${title} (${list.join(', ')})`] : [];
  return [
    ...(who.applicant ? ['applicant'] : []),
    ...(who.system ? ['system'] : []),
    ...roles('holder', who.holder),
    ...roles('whoever is asked', who.offered),
    ...roles('any other institution', who.stranger),
    ...(who.coordinator ? ['coordinator'] : []),
    ...(who.desk && !who.coordinator ? ['coordinator, while nobody holds the case'] : []),
  ].join('; ');
}

/** What an act cannot be done without. */
function needs({ reasonCodes, outcomes, takes, needsNote, notBy }: ActRule): string {
  return [
    ...(reasonCodes ? [`reason: ${reasonCodes.join(', ')}`] : []),
    ...(outcomes ? [`outcome: ${outcomes.join(', ')}`] : []),
    ...(takes ? [takes.join(', ')] : []),
    ...(needsNote ? ['words'] : []),
    ...(notBy ? [`not by: ${notBy.join(', ')}`] : []),
  ].join('; ');
}

const paperOf = ({ issues }: ActRule): string =>
  issues === undefined ? '' : typeof issues === 'string' ? issues : 'depends on the result';

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');
}

/** Every way from one status to another, as a Mermaid diagram. */
function diagram(): string {
  const ways = new Map<string, string[]>();
  for (const [act, { from, label }] of acts)
    for (const start of from)
      for (const end of destinations(act, start)) {
        const key = `${start} --> ${end}`;
        if (start !== end) ways.set(key, [...(ways.get(key) ?? []), label.en]);
      }
  return [
    'stateDiagram-v2',
    '  [*] --> submitted',
    ...[...ways].map(([way, labels]) => `  ${way}: ${labels.join(' / ')}`),
    ...statuses.filter(isFinal).map((status) => `  ${status} --> [*]`),
  ].join('\n');
}

/** The lifecycle as people read it, drawn from the table that decides: what is not here cannot happen to a case. */
export function lifecyclePicture(): string {
  const statusRows = statuses.map((status) => {
    const { label, phase, owner } = STATUSES[status];
    return [status, label.zh, label.en, phase, typeof owner === 'function' ? 'depends' : (owner ?? '–')];
  });
  const actRows = acts.map(([act, rule]) => [
    act,
    rule.label.zh,
    rule.from.join(', '),
    rule.to === 'same' ? 'stays' : typeof rule.to === 'string' ? rule.to : rule.to.oneOf.join(' or '),
    whoMay(rule),
    needs(rule),
    paperOf(rule),
  ]);
  const limitRows = Object.entries(TIME_LIMITS).map(([kind, { days, unit, binds, basis, label }]) => [
    kind,
    label.zh,
    `${days} ${unit === 'working_days' ? 'working days' : 'days'}`,
    binds,
    basis,
  ]);
  return `# The life of a case

Drawn from the table in \`libs/cases/src/domain\` by \`npm run lifecycle\`; a test fails when the two differ.

\`\`\`mermaid
${diagram()}
\`\`\`

## Statuses

${table(['status', '中文', 'English', 'phase', 'whose time'], statusRows)}

## Acts

${table(['act', '中文', 'from', 'to', 'who', 'needs', 'paper'], actRows)}

## Clocks

${table(['clock', '中文', 'limit', 'binds', 'basis'], limitRows)}
`;
}
