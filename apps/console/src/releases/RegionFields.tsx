import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { RegionChange } from '../api/releases.js';
import { useReleaseWords } from '../language/releaseWords.js';
import { Field } from './fields.js';

interface RegionFieldsProps {
  readonly value: RegionChange;
  readonly onWrite: (change: RegionChange) => void;
}

/** A change of GB/T 2260: which codes, what they are afterwards, by which decree. */
export function RegionFields({ value, onWrite }: RegionFieldsProps) {
  const { changes: words } = useReleaseWords();
  const [codes, setCodes] = useState(value.codes.join(' '));
  const write = (more: Partial<RegionChange>) => onWrite({ ...value, ...more });
  const writeDivision = (at: number, more: Partial<RegionChange['into'][number]>) =>
    write({ into: value.into.map((division, one) => (one === at ? { ...division, ...more } : division)) });
  return (
    <div className="release-fields">
      <Segmented
        aria-label={words.regionKind}
        value={value.kind}
        options={(['renamed', 'merged', 'split'] as const).map((kind) => ({ value: kind, label: words.region[kind] }))}
        onChange={(kind) => write({ kind })}
      />
      <Field words={words.codes}>
        <Input
          value={codes}
          inputMode="numeric"
          onChange={(event) => {
            setCodes(event.target.value);
            write({ codes: event.target.value.split(/\D+/).filter(Boolean) });
          }}
        />
      </Field>
      <div className="divisions">
        <span>{words.after}</span>
        <small>{words.afterHint}</small>
        {value.into.map((division, at) => (
          <div key={at} className="division">
            <Input
              aria-label={words.code}
              placeholder={words.code}
              value={division.code}
              maxLength={6}
              onChange={(event) => writeDivision(at, { code: event.target.value })}
            />
            <Input
              aria-label={words.name}
              placeholder={words.name}
              value={division.nameZh}
              maxLength={60}
              onChange={(event) => writeDivision(at, { nameZh: event.target.value })}
            />
          </div>
        ))}
        {value.kind === 'split' && (
          <Button size="small" onClick={() => write({ into: [...value.into, { code: '', nameZh: '' }] })}>
            {words.addDivision}
          </Button>
        )}
      </div>
      <Field words={words.on}>
        <Input type="date" value={value.on} onChange={(event) => write({ on: event.target.value })} />
      </Field>
      <Field words={words.basis}>
        <Input
          value={value.basis ?? ''}
          maxLength={100}
          onChange={(event) => write({ basis: event.target.value || null })}
        />
      </Field>
    </div>
  );
}
