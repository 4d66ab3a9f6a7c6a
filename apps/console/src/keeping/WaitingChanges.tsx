import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { confirmChange, declineChange, listChanges, type WaitingChange, type WishAnswer } from '../api/accountCalls.js';
import { useAttempt } from '../account/useAttempt.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { instantWords } from '../time/words.js';
import { useKeepingWords } from './keepingWords.js';

interface WaitingChangesProps {
  readonly onSettled: (answer: WishAnswer | null, name: string) => void;
}

/** Changes of administrators' accounts that wait for a second one. Shown only when there are some. */
export function WaitingChanges({ onSettled }: WaitingChangesProps) {
  const { changes: words } = useKeepingWords();
  const changes = useQuery({ queryKey: ['accounts', 'changes'], queryFn: ({ signal }) => listChanges(signal) });
  const { isBusy, fault, attempt } = useAttempt();
  const items = changes.data ?? [];
  if (items.length === 0) return null;
  const confirm = (change: WaitingChange) =>
    void attempt(async () => onSettled(await confirmChange(change.id), change.displayName ?? ''));
  const decline = (change: WaitingChange) =>
    void attempt(async () => {
      await declineChange(change.id);
      onSettled(null, '');
    });
  return (
    <section className="part pending keeping-changes">
      <h2>{words.title}</h2>
      <div role="alert">{fault && <p className="account-fault">{fault}</p>}</div>
      <ul className="account-lines">
        {items.map((change) => (
          <ChangeLine key={change.id} change={change}>
            {change.mayConfirm && (
              <Button size="small" type="primary" disabled={isBusy} onClick={() => confirm(change)}>
                {words.confirm}
              </Button>
            )}
            <Button size="small" disabled={isBusy} onClick={() => decline(change)}>
              {change.isOwn ? words.withdraw : words.decline}
            </Button>
          </ChangeLine>
        ))}
      </ul>
    </section>
  );
}

function ChangeLine({ change, children }: { readonly change: WaitingChange; readonly children: React.ReactNode }) {
  const { changes: words } = useKeepingWords();
  const label = useLabels();
  const language = useLanguage();
  return (
    <li>
      <div>
        <strong>
          {words.act[change.act]} {change.displayName}
        </strong>
        <p className="part-note figures">
          {[
            label('role', change.role),
            change.login,
            words.by(change.proposedBy, instantWords(change.proposedAt, language)),
          ].join(' · ')}
        </p>
      </div>
      <div className="plain-acts">{children}</div>
    </li>
  );
}
