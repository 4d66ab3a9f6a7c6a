import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { ListedInstitution } from '../api/releases.js';

/** Lists open inside of the dialog that asks: the browser keeps everything else behind it. */
export const inDialog = (trigger: HTMLElement): HTMLElement => trigger.closest('dialog') ?? document.body;

export function Field({ words, children }: { readonly words: string | undefined; readonly children: ReactNode }) {
  return (
    <label>
      <span>{words}</span>
      {children}
    </label>
  );
}

interface InstitutionFieldProps {
  readonly words: string;
  readonly value: string | null | undefined;
  readonly institutions: readonly ListedInstitution[];
  readonly onPick: (id: string | null) => void;
}

export function InstitutionField({ words, value, institutions, onPick }: InstitutionFieldProps) {
  return (
    <Field words={words}>
      <Select
        value={value ?? null}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        getPopupContainer={inDialog}
        options={institutions.map(({ id, nameZh }) => ({ value: id, label: nameZh }))}
        onChange={(id: string | undefined) => onPick(id ?? null)}
      />
    </Field>
  );
}
