import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { askConsent, type CasePrivacy, type ConsentPurpose, readCasePrivacy } from '../api/privacyCalls.js';
import type { CaseDetail } from '../api/shapes.js';
import { momentWords as moment } from '../audit/moment.js';
import { useBetweenWords } from '../language/betweenWords.js';
import { usePrivacyWords } from '../language/privacyWords.js';
import { FailureNote } from '../marks/notes.js';
import { useSignedIn } from '../workspace/me.js';
import { FactList, Section } from './Section.js';

/** What an institution may ask for; the others are the applicant's own matter. */
const ASKED_FOR: readonly ConsentPurpose[] = ['share_co_handlers', 'transfer', 'send_to_authority', 'overseas'];

const keyOf = (caseNo: string): readonly string[] => ['case-privacy', caseNo];

/** What the applicant has consented to and who was given the file. Whoever answers for the case asks for more, naming the receiver. */
export function ConsentPart({ file }: { readonly file: CaseDetail }) {
  const { privacy: words, purpose } = usePrivacyWords();
  const { me } = useSignedIn();
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(file.caseNo),
    queryFn: ({ signal }) => readCasePrivacy(file.caseNo, signal),
  });
  const isOurs = me.institution !== null && me.institution?.id === file.holder?.id;
  if (error) return <FailureNote error={error} onRetry={() => void refetch()} />;
  return (
    <Section name="privacy" aside={isOurs && <AskConsent caseNo={file.caseNo} />}>
      {data && (
        <>
          <FactList
            facts={[
              ...data.consents
                .filter((one) => one.answer !== 'unsaid')
                .map((one) => ({
                  name: purpose[one.purpose] ?? one.purpose,
                  value: [words.answer[one.answer], one.receiver, one.at && moment(one.at)].filter(Boolean).join(' · '),
                })),
              ...data.asks.map((ask) => ({
                name: purpose[ask.purpose] ?? ask.purpose,
                value: `${words.waiting} · ${ask.receiver} · ${moment(ask.at)}`,
              })),
            ]}
          />
          <h3>{words.receivers}</h3>
          <Receivers disclosures={data.disclosures} />
        </>
      )}
    </Section>
  );
}

function Receivers({ disclosures }: Pick<CasePrivacy, 'disclosures'>) {
  const { privacy: words, purpose } = usePrivacyWords();
  const { passedOn } = useBetweenWords();
  if (disclosures.length === 0) return <p className="part-note">{words.none}</p>;
  return (
    <ul className="plain-list">
      {disclosures.map((one) => (
        <li key={`${one.at} ${one.receiver}`}>
          <strong>{one.receiver}</strong>
          <span className="party-side">
            {[
              purpose[one.purpose] ?? passedOn[one.purpose] ?? one.purpose,
              words.basis[one.basis],
              moment(one.at),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function AskConsent({ caseNo }: { readonly caseNo: string }) {
  const { privacy: words, purpose: purposes, unmask } = usePrivacyWords();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [purpose, setPurpose] = useState<ConsentPurpose | null>(null);
  const [receiver, setReceiver] = useState('');
  const [contact, setContact] = useState('');
  const send = useMutation({
    mutationFn: (wanted: ConsentPurpose) =>
      askConsent(caseNo, { purpose: wanted, receiver: receiver.trim(), receiverContact: contact.trim() || null }),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: keyOf(caseNo) });
    },
  });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {words.ask}
      </Button>
      <Modal
        open={isOpen}
        title={words.ask}
        okText={words.send}
        cancelText={unmask.cancel}
        okButtonProps={{ disabled: purpose === null || receiver.trim() === '', loading: send.isPending }}
        onOk={() => purpose && send.mutate(purpose)}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{words.askHint}</p>
        <Select
          className="unmask-field"
          placeholder={words.purpose}
          aria-label={words.purpose}
          value={purpose}
          options={ASKED_FOR.map((code) => ({ value: code, label: purposes[code] ?? code }))}
          onChange={setPurpose}
        />
        <Input
          className="unmask-field"
          maxLength={200}
          placeholder={words.receiver}
          aria-label={words.receiver}
          value={receiver}
          onChange={(event) => setReceiver(event.target.value)}
        />
        <Input
          className="unmask-field"
          maxLength={200}
          placeholder={words.contact}
          aria-label={words.contact}
          value={contact}
          onChange={(event) => setContact(event.target.value)}
        />
        {send.error && <FailureNote error={send.error} onRetry={() => purpose && send.mutate(purpose)} />}
      </Modal>
    </>
  );
}
