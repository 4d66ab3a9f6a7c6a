import { type ReactNode, useId } from 'react';
import type { AllowedAct, CaseDetail } from '../../api/shapes.js';
import type { Draft, DraftField } from './actForm.js';

/** What every field of an act is given. */
export interface FieldProps {
  readonly file: CaseDetail;
  readonly field: DraftField;
  readonly act: AllowedAct;
  readonly draft: Draft;
  readonly fault: string | null;
  readonly onWrite: (change: Partial<Draft>) => void;
}

interface ShellProps {
  readonly words: string;
  readonly hint?: string;
  readonly fault: string | null;
  readonly children: (labelId: string) => ReactNode;
}

/** One field of an act: its name, what it is for, and its fault beside it. */
export function Shell({ words, hint, fault, children }: ShellProps) {
  const labelId = useId();
  return (
    <div className="act-field">
      <div className="act-label" id={labelId}>
        {words}
      </div>
      {hint && <p className="part-note">{hint}</p>}
      {children(labelId)}
      {fault && (
        <p className="act-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
