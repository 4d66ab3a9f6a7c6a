import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { endOtherSessions, endSession, listSessions } from '../api/accountCalls.js';
import { useLanguage } from '../language/useLanguage.js';
import { FailureNote } from '../marks/notes.js';
import { instantWords } from '../time/words.js';
import { useAccountWords } from './accountWords.js';
import { Part } from './Part.js';
import { useAttempt } from './useAttempt.js';

/** Where one is signed in; each can be ended from here, at once. */
export function SessionList() {
  const { sessions: words } = useAccountWords();
  const language = useLanguage();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => listSessions(signal) });
  const { isBusy, fault, attempt } = useAttempt();
  const end = (call: () => Promise<unknown>) => void attempt(call).then(() => sessions.refetch());
  const items = sessions.data ?? [];
  return (
    <Part
      title={words.title}
      hint={words.hint}
      fault={fault}
      aside={
        items.length > 1 && (
          <Button loading={isBusy} onClick={() => end(endOtherSessions)}>
            {words.endOthers}
          </Button>
        )
      }
    >
      {sessions.error && <FailureNote error={sessions.error} onRetry={() => void sessions.refetch()} />}
      <ul className="account-lines">
        {items.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{one.device ?? words.unknown}</strong>
              {one.isThis && <span className="account-this">{words.isThis}</span>}
              <p className="part-note figures">
                {[
                  words.way[one.way],
                  words.since(instantWords(one.createdAt, language)),
                  words.seen(instantWords(one.lastSeenAt, language)),
                ].join(' · ')}
              </p>
            </div>
            {!one.isThis && (
              <Button size="small" onClick={() => end(() => endSession(one.id))}>
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
