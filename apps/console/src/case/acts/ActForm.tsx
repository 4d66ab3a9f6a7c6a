import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { AllowedAct, CaseDetail } from '../../api/shapes.js';
import { useActWords } from '../../language/actWords.js';
import { useLabels } from '../../language/useCodes.js';
import { actCode, fieldsOf, unknownFieldsOf } from './actForm.js';
import { ActFields } from './ActFields.js';
import { ProblemNote, StaleNote } from './ActNotes.js';
import { useAct, useDraft } from './useAct.js';
import './acts.css';

interface ActFormProps {
  readonly file: CaseDetail;
  readonly act: string;
  readonly onClose: () => void;
  readonly onGone: () => void;
}

/** One act, built from what the interface says that it needs. Nothing that was typed is ever lost to an error. */
export function ActForm({ file, act: name, onClose, onGone }: ActFormProps) {
  const { acting, hints } = useActWords();
  const allowed = file.allowedActs.find(({ act }) => act === name);
  const act = useLastKnown(allowed);
  const hint = hints[actCode(name)];
  const { draft, version, write, rebase, clear, wasKept } = useDraft(file, act, name);
  const { send, unmet, problem, isSending, forget } = useAct({ file, act, onDone: onClose, onGone });
  const isStale = file.version > version || problem?.status === 412;
  const takeNewest = () => {
    rebase(file.version);
    forget();
  };
  if (!act) return null;
  return (
    <form
      className="act-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isStale && allowed) send(draft, version);
      }}
    >
      {hint && <p className="act-hint">{hint}</p>}
      {wasKept && !problem && <KeptNote onClear={clear} />}
      {isStale && (
        <StaleNote from={version} to={file.version} isStillAllowed={allowed !== undefined} onTake={takeNewest} />
      )}
      {problem && problem.status !== 412 && <ProblemNote problem={problem} />}
      <ActFields
        file={file}
        act={act}
        draft={draft}
        fields={fieldsOf(act)}
        unmet={unmet}
        problem={problem}
        onWrite={write}
      />
      {unknownFieldsOf(act).map((field) => (
        <p key={field} className="act-fault">
          {acting.unknownField(field)}
        </p>
      ))}
      <ActFoot
        version={version}
        isSending={isSending}
        isBlocked={isStale || !allowed || unknownFieldsOf(act).length > 0}
        name={name}
        onClose={onClose}
      />
    </form>
  );
}

/** What the act needed when it was last offered: after a change the form must not vanish under what was typed. */
function useLastKnown(allowed: AllowedAct | undefined): AllowedAct | undefined {
  const last = useRef(allowed);
  useEffect(() => {
    if (allowed) last.current = allowed;
  }, [allowed]);
  return allowed ?? last.current;
}

function KeptNote({ onClear }: { readonly onClear: () => void }) {
  const { acting } = useActWords();
  return (
    <p className="act-kept">
      {acting.draftKept}
      <Button type="link" size="small" onClick={onClear}>
        {acting.discard}
      </Button>
    </p>
  );
}

interface ActFootProps {
  readonly version: number;
  readonly isSending: boolean;
  readonly isBlocked: boolean;
  readonly name: string;
  readonly onClose: () => void;
}

function ActFoot({ version, isSending, isBlocked, name, onClose }: ActFootProps) {
  const { acting } = useActWords();
  const label = useLabels();
  return (
    <footer className="act-foot">
      <Button type="primary" htmlType="submit" loading={isSending} disabled={isBlocked}>
        {isSending ? acting.sending : label('act', name)}
      </Button>
      <Button onClick={onClose}>{acting.cancel}</Button>
      <span className="part-note">{acting.onVersion(version)}</span>
    </footer>
  );
}
