import { Button, Input, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { DirectoryChange, InstitutionFields, ListedInstitution } from '../api/releases.js';
import { useReleaseWords } from '../language/releaseWords.js';
import { codesOf, useLabels } from '../language/useCodes.js';
import { useNarrow } from '../workspace/useNarrow.js';
import { changedFields, emptyRegion } from './changeFields.js';
import { Field, inDialog, InstitutionField } from './fields.js';
import { RegionFields } from './RegionFields.js';

const KINDS = ['open', 'change', 'close', 'merge', 'region'] as const;

interface ChangeFormProps {
  readonly start: DirectoryChange | null;
  readonly institutions: readonly ListedInstitution[];
  readonly isBusy: boolean;
  readonly onSave: (change: DirectoryChange) => void;
  readonly onCancel: () => void;
}

/** One edit: what happens, to whom, and what is said about it. */
export function ChangeForm({ start, institutions, isBusy, onSave, onCancel }: ChangeFormProps) {
  const words = useReleaseWords();
  const isNarrow = useNarrow();
  const [change, setChange] = useState<DirectoryChange>(start ?? { kind: 'change' });
  const write = (more: Partial<DirectoryChange>) => setChange({ ...change, ...more });
  const { kind } = change;
  const known = institutions.find(({ id }) => id === change.id);
  return (
    <form
      className="release-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(kind === 'change' && known ? { ...change, set: changedFields(known, change.set ?? {}) } : change);
      }}
    >
      <Segmented
        vertical={isNarrow}
        value={kind}
        options={KINDS.map((value) => ({ value, label: words.changes.kind[value] }))}
        onChange={(next) =>
          setChange({ kind: next, note: change.note, ...(next === 'region' ? { region: emptyRegion() } : {}) })
        }
      />
      {kind !== 'open' && kind !== 'region' && (
        <InstitutionField
          words={words.changes.institution}
          value={change.id}
          institutions={institutions}
          onPick={(id) => write({ id, set: null })}
        />
      )}
      {(kind === 'merge' || kind === 'close') && (
        <InstitutionField
          words={kind === 'merge' ? words.changes.into : words.changes.heir}
          value={change.intoId}
          institutions={institutions.filter(({ id }) => id !== change.id)}
          onPick={(intoId) => write({ intoId })}
        />
      )}
      {(kind === 'open' || (kind === 'change' && known)) && (
        <InstitutionFieldset
          isNew={kind === 'open'}
          value={{ ...(known ?? {}), ...change.set }}
          onWrite={(set) => write({ set: { ...change.set, ...set } })}
        />
      )}
      {kind === 'region' && (
        <RegionFields value={change.region ?? emptyRegion()} onWrite={(region) => write({ region })} />
      )}
      <Field words={words.changes.note}>
        <Input
          value={change.note ?? ''}
          maxLength={300}
          onChange={(event) => write({ note: event.target.value || null })}
        />
      </Field>
      <footer>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.save}
        </Button>
      </footer>
    </form>
  );
}

interface InstitutionFieldsetProps {
  readonly isNew: boolean;
  readonly value: InstitutionFields;
  readonly onWrite: (set: InstitutionFields) => void;
}

function InstitutionFieldset({ isNew, value, onWrite }: InstitutionFieldsetProps) {
  const { changes } = useReleaseWords();
  const label = useLabels();
  const { fields } = changes;
  const text = (name: 'nameZh' | 'regionCode' | 'phone' | 'source', max: number) => (
    <Field words={fields[name]}>
      <Input value={value[name] ?? ''} maxLength={max} onChange={(event) => onWrite({ [name]: event.target.value })} />
    </Field>
  );
  return (
    <div className="release-fields">
      {text('nameZh', 80)}
      {isNew && (
        <Field words={fields['kind']}>
          <Select
            value={value.kind ?? null}
            getPopupContainer={inDialog}
            options={codesOf('kind').map((code) => ({ value: code, label: label('kind', code) }))}
            onChange={(kind: InstitutionFields['kind']) => onWrite({ kind })}
          />
        </Field>
      )}
      {text('regionCode', 6)}
      <Field words={fields['industries']}>
        <Select
          mode="tags"
          value={value.industries ?? []}
          getPopupContainer={inDialog}
          tokenSeparators={['；', ';', '、']}
          onChange={(industries: string[]) => onWrite({ industries })}
        />
      </Field>
      <Field words={fields['ipTypes']}>
        <Select
          mode="multiple"
          value={value.ipTypes ?? []}
          getPopupContainer={inDialog}
          options={codesOf('ipType').map((code) => ({ value: code, label: label('ipType', code) }))}
          onChange={(ipTypes: string[]) =>
            onWrite({ ipTypes: ipTypes.length > 0 ? (ipTypes as InstitutionFields['ipTypes']) : null })
          }
        />
      </Field>
      {text('phone', 40)}
      <Field words={fields['provenance']}>
        <Select
          value={value.provenance ?? null}
          getPopupContainer={inDialog}
          options={codesOf('provenance').map((code) => ({ value: code, label: label('provenance', code) }))}
          onChange={(provenance: InstitutionFields['provenance']) => onWrite({ provenance })}
        />
      </Field>
      {text('source', 300)}
      <Field words={fields['capacity']}>
        <InputNumber
          min={0}
          max={100_000}
          precision={0}
          value={value.capacity ?? null}
          onChange={(capacity) => onWrite({ capacity })}
        />
      </Field>
    </div>
  );
}
