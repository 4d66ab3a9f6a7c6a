import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useReleaseWords } from '../language/releaseWords.js';
import { type CodeKind, codesOf, useLabels } from '../language/useCodes.js';
import { Faults } from './ChangesPart.js';
import { Field } from './fields.js';
import type { PartProps } from './partProps.js';
import { useDoing } from './useRelease.js';

type Policy = Readonly<Record<string, unknown>>;

/** Lists of codes that are chosen, in the order of the rule; everything else is edited as data. */
const LISTS: Readonly<Record<string, CodeKind>> = {
  knowledgeMatters: 'matter',
  overseasMatters: 'matter',
  anyRungTypes: 'ipType',
  originLeadsTypes: 'ipType',
  confidentialTypes: 'ipType',
  placeFirstModes: 'mode',
  overseasModes: 'mode',
  lastResortKinds: 'kind',
};
const NUMBERS: Readonly<Record<string, readonly [number, number]>> = {
  maxCoHandlers: [0, 20],
  majorProvinces: [2, 31],
};
const FORMED = [...Object.keys(LISTS), ...Object.keys(NUMBERS), 'chosenMayKeep', 'version'];

const restOf = (policy: Policy): Policy =>
  Object.fromEntries(Object.entries(policy).filter(([name]) => !FORMED.includes(name)));
/** The database keeps members in an order of its own: only what is said counts. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);

/** The competence policy as data: what is a list, a number or a yes has a field, the rest is checked text. */
export function PolicyPart({ release }: PartProps) {
  const words = useReleaseWords();
  const { step, isBusy } = useDoing(release);
  const [policy, setPolicy] = useState<Policy>(release.policy ?? {});
  const [rest, setRest] = useState(() => JSON.stringify(restOf(release.policy ?? {}), null, 2));
  const base: Policy = release.basePolicy ?? {};
  const parsed = readJson(rest);
  const whole = { ...policy, ...(parsed ?? {}) };
  const isTouched = !isSame(release.policy, whole);
  const write = (name: string, value: unknown) => setPolicy({ ...policy, [name]: value });
  return (
    <div className="policy">
      {!release.mayEdit && isSame({ ...whole, version: '' }, { ...base, version: '' }) && (
        <p className="releases-note">{words.policy.same}</p>
      )}
      <fieldset className="release-fields" disabled={!release.mayEdit}>
        {Object.entries(LISTS).map(([name, kind]) => (
          <ListField
            key={name}
            name={name}
            kind={kind}
            policy={policy}
            base={base}
            isLocked={!release.mayEdit}
            onWrite={write}
          />
        ))}
        {Object.entries(NUMBERS).map(([name, [min, max]]) => (
          <Field key={name} words={named(words.policy, name, !isSame(policy[name], base[name]))}>
            <InputNumber
              min={min}
              max={max}
              precision={0}
              value={Number(policy[name])}
              onChange={(value) => write(name, value)}
            />
          </Field>
        ))}
        <Checkbox
          checked={policy['chosenMayKeep'] === true}
          onChange={(event) => write('chosenMayKeep', event.target.checked)}
        >
          {named(words.policy, 'chosenMayKeep', !isSame(policy['chosenMayKeep'], base['chosenMayKeep']))}
        </Checkbox>
      </fieldset>
      <details open={!isSame(restOf(whole), restOf(base))}>
        <summary>{words.policy.rest}</summary>
        <p className="releases-note">{words.policy.restHint}</p>
        <Input.TextArea
          className="policy-data"
          aria-label={words.policy.rest}
          value={rest}
          readOnly={!release.mayEdit}
          autoSize={{ minRows: 8, maxRows: 24 }}
          onChange={(event) => setRest(event.target.value)}
        />
        {parsed === null && (
          <p className="is-bad" role="alert">
            {words.policy.notJson}
          </p>
        )}
      </details>
      <Faults faults={release.faults.map((fault) => ({ ...fault, institution: fault.at }))} />
      {release.mayEdit && (
        <Button
          type="primary"
          loading={isBusy}
          disabled={!isTouched || parsed === null}
          onClick={() => step({ to: 'draft', body: { title: release.title, policy: whole } })}
        >
          {words.save}
        </Button>
      )}
    </div>
  );
}

const named = (words: Readonly<Record<string, string>>, name: string, isChanged: boolean): string =>
  `${words[name] ?? name}${isChanged ? ` · ${words['changed'] ?? ''}` : ''}`;

function readJson(text: string): Policy | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Policy) : null;
  } catch {
    return null;
  }
}

interface ListFieldProps {
  readonly name: string;
  readonly kind: CodeKind;
  readonly policy: Policy;
  readonly base: Policy;
  readonly isLocked: boolean;
  readonly onWrite: (name: string, value: unknown) => void;
}

function ListField({ name, kind, policy, base, isLocked, onWrite }: ListFieldProps) {
  const words = useReleaseWords();
  const label = useLabels();
  return (
    <Field words={named(words.policy, name, !isSame(policy[name], base[name]))}>
      <Select
        mode="multiple"
        disabled={isLocked}
        value={Array.isArray(policy[name]) ? (policy[name] as string[]) : []}
        options={codesOf(kind).map((code) => ({ value: code, label: label(kind, code) }))}
        onChange={(value: string[]) => onWrite(name, value)}
      />
    </Field>
  );
}
