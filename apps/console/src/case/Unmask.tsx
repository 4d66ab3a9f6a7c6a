import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useProved } from '../account/Proof.js';
import { unmask, type UnmaskReason } from '../api/privacyCalls.js';
import type { Party } from '../api/shapes.js';
import { usePrivacyWords } from '../language/privacyWords.js';
import { FailureNote } from '../marks/notes.js';

const REASONS: readonly UnmaskReason[] = [
  'contact_applicant',
  'verify_identity',
  'draft_document',
  'refer_case',
  'rights_request',
  'supervision',
  'other',
];

interface UnmaskProps {
  readonly caseNo: string;
  readonly onShown: (parties: readonly Party[]) => void;
}

/** Asks for the reason before identifiers are shown in full; both go on record. */
export function Unmask({ caseNo, onShown }: UnmaskProps) {
  const { unmask: words, reason: reasons } = usePrivacyWords();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<UnmaskReason | null>(null);
  const [note, setNote] = useState('');
  const proved = useProved();
  const show = useMutation({
    mutationFn: (why: UnmaskReason) => proved(() => unmask(caseNo, why, note)),
    onSuccess: (parties) => {
      setOpen(false);
      onShown(parties);
    },
  });
  const isReady = reason !== null && (reason !== 'other' || note.trim() !== '');
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {words.button}
      </Button>
      <Modal
        open={isOpen}
        title={words.title}
        okText={words.confirm}
        cancelText={words.cancel}
        okButtonProps={{ disabled: !isReady, loading: show.isPending }}
        onOk={() => reason && show.mutate(reason)}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{words.hint}</p>
        <Select
          className="unmask-field"
          placeholder={words.reason}
          aria-label={words.reason}
          value={reason}
          options={REASONS.map((code) => ({ value: code, label: reasons[code] ?? code }))}
          onChange={setReason}
        />
        <Input.TextArea
          className="unmask-field"
          rows={2}
          maxLength={500}
          placeholder={words.note}
          aria-label={words.note}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {show.error && <FailureNote error={show.error} onRetry={() => reason && show.mutate(reason)} />}
      </Modal>
    </>
  );
}
