import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { type Destruction, listDestructions, rejectDestruction } from '../api/archiveCalls.js';
import { asProblem } from '../api/problem.js';
import { useArchiveWords } from '../language/archiveWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { useWords } from '../language/useWords.js';
import { EmptyNote, failureWords, FailureNote } from '../marks/notes.js';
import { instantWords } from '../time/words.js';
import { isLeader, useSignedIn } from '../workspace/me.js';
import type { Deed } from './DeedForm.js';

/** Lists of files that somebody proposed to destroy, and what became of them. */
export function DestructionLists({ onDeed }: { readonly onDeed: (deed: Deed) => void }) {
  const words = useArchiveWords();
  const lists = useQuery({ queryKey: ['destructions'], queryFn: ({ signal }) => listDestructions(signal) });
  if (lists.isPending) return <Skeleton active />;
  if (lists.isError) return <FailureNote error={lists.error} onRetry={() => void lists.refetch()} />;
  if (lists.data.length === 0) return <EmptyNote title={words.noLists} hint={words.noListsHint} />;
  return (
    <ul className="archive-files">
      {lists.data.map((list) => (
        <li key={list.id}>
          <ListLine list={list} onDeed={onDeed} />
        </li>
      ))}
    </ul>
  );
}

function ListLine({ list, onDeed }: { readonly list: Destruction; readonly onDeed: (deed: Deed) => void }) {
  const words = useArchiveWords();
  const all = useWords();
  const language = useLanguage();
  const { me } = useSignedIn();
  const { message } = App.useApp();
  const client = useQueryClient();
  const reject = useMutation({
    mutationFn: () => rejectDestruction(list.id),
    onError: (error) => void message.error(failureWords(asProblem(error), all)),
    onSettled: () => client.invalidateQueries({ queryKey: ['destructions'] }),
  });
  return (
    <div className="archive-file">
      <div>
        <strong>{words.files(list.caseNos.length)}</strong>
        <span className={list.state === 'done' ? 'archive-held' : 'archive-class'}>{words.state[list.state]}</span>
        {list.authorityRef && <span className="archive-class">{list.authorityRef}</span>}
      </div>
      <p className="archive-meta">
        <span>{list.institutionName ?? words.desk}</span>
        <span>{words.proposedBy(list.proposedBy ?? '—', instantWords(list.proposedAt, language))}</span>
        {list.decidedAt && (
          <span>{words.decidedBy(list.decidedBy ?? '—', instantWords(list.decidedAt, language))}</span>
        )}
      </p>
      <p className="archive-reason">{list.reason}</p>
      <p className="archive-numbers figures">{list.caseNos.join('　')}</p>
      {list.state === 'proposed' &&
        (list.mine || !isLeader(me) ? (
          <p className="archive-meta">{words.mine}</p>
        ) : (
          <div className="archive-acts">
            <Button
              size="small"
              danger
              type="primary"
              onClick={() => onDeed({ kind: 'approve', id: list.id, files: list.caseNos.length })}
            >
              {words.approve}
            </Button>
            <Button size="small" loading={reject.isPending} onClick={() => reject.mutate()}>
              {words.reject}
            </Button>
          </div>
        ))}
    </div>
  );
}
