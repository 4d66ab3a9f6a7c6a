import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import {
  approveDestruction,
  changeRetention,
  holdFile,
  liftHold,
  proposeDestruction,
  type Retention,
} from '../api/archiveCalls.js';
import { asProblem } from '../api/problem.js';
import { useArchiveWords } from '../language/archiveWords.js';
import { useWords } from '../language/useWords.js';
import { failureWords } from '../marks/notes.js';
import { Dialog } from '../workspace/Dialog.js';

/** What is about to be done, and to what. */
export type Deed =
  | { readonly kind: 'retention'; readonly caseNo: string; readonly retention: Retention }
  | { readonly kind: 'hold' | 'lift'; readonly caseNo: string }
  | { readonly kind: 'propose'; readonly caseNos: readonly string[]; readonly onDone: () => void }
  | { readonly kind: 'approve'; readonly id: string; readonly files: number };

const CLASSES: readonly Retention[] = ['permanent', 'y30', 'y10'];

function perform(deed: Deed, text: string, retention: Retention): Promise<unknown> {
  switch (deed.kind) {
    case 'retention':
      return changeRetention(deed.caseNo, retention, text);
    case 'hold':
      return holdFile(deed.caseNo, text);
    case 'lift':
      return liftHold(deed.caseNo, text);
    case 'propose':
      return proposeDestruction([...deed.caseNos], text);
    case 'approve':
      return approveDestruction(deed.id, text);
  }
}

/** The few words that every deed in the archive needs: a reason, or the reference of the authority. */
export function DeedForm({ deed, onClose }: { readonly deed: Deed | null; readonly onClose: () => void }) {
  const words = useArchiveWords();
  const titles = {
    retention: words.change,
    hold: words.hold,
    lift: words.lift,
    propose: words.lists,
    approve: words.approve,
  };
  return (
    <Dialog isOpen={deed !== null} title={deed ? titles[deed.kind] : ''} className="deed" onClose={onClose}>
      {deed && <Form deed={deed} title={titles[deed.kind]} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ deed, title, onClose }: { readonly deed: Deed; readonly title: string; readonly onClose: () => void }) {
  const words = useArchiveWords();
  const all = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [retention, setRetention] = useState<Retention>(deed.kind === 'retention' ? deed.retention : 'y10');
  const act = useMutation({
    mutationFn: () => perform(deed, text.trim(), retention),
    onSuccess: async () => {
      if (deed.kind === 'propose') deed.onDone();
      await Promise.all([
        client.invalidateQueries({ queryKey: ['archive'] }),
        client.invalidateQueries({ queryKey: ['destructions'] }),
      ]);
      void message.success(words.done);
      onClose();
    },
  });
  const isApproval = deed.kind === 'approve';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') act.mutate();
      }}
    >
      <h2>{title}</h2>
      {'caseNo' in deed && <p className="figures deed-of">{deed.caseNo}</p>}
      {isApproval && <p className="deed-warning">{words.approveHint}</p>}
      {deed.kind === 'retention' && (
        <div className="deed-field">
          <span id="deed-class">{words.newClass}</span>
          <Radio.Group
            aria-labelledby="deed-class"
            value={retention}
            options={CLASSES.map((value) => ({ value, label: words.retention[value] }))}
            onChange={({ target }) => setRetention(target.value as Retention)}
          />
        </div>
      )}
      <label className="deed-field">
        {isApproval ? words.authorityRef : words.reason}
        {isApproval ? (
          <Input autoFocus maxLength={200} value={text} onChange={({ target }) => setText(target.value)} />
        ) : (
          <Input.TextArea
            autoFocus
            rows={3}
            maxLength={2000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </label>
      {!isApproval && <p className="deed-hint">{words.reasonHint}</p>}
      {act.error && (
        <p className="deed-fault" role="alert">
          {failureWords(asProblem(act.error), all)}
        </p>
      )}
      <div className="deed-acts">
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button
          type="primary"
          danger={isApproval || deed.kind === 'propose'}
          htmlType="submit"
          loading={act.isPending}
          disabled={text.trim() === ''}
        >
          {isApproval ? words.approve : words.ok}
        </Button>
      </div>
    </form>
  );
}
