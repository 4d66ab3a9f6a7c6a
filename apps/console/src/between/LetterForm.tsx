import { Button, Input, Radio } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { LetterStep } from '../api/between.js';
import { asProblem } from '../api/problem.js';
import { useBetweenWords } from '../language/betweenWords.js';

interface LetterFormProps {
  readonly act: string;
  readonly label: string;
  readonly onSend: (body: LetterStep) => Promise<unknown>;
  readonly onClose: () => void;
}

interface Writing {
  readonly note: string;
  readonly receiptNo: string;
  readonly returnReason: string;
  readonly outcome: string;
}

const EMPTY: Writing = { note: '', receiptNo: '', returnReason: '', outcome: '' };

function bodyOf(act: string, { note, receiptNo, returnReason, outcome }: Writing): LetterStep {
  const body = {
    ...(note.trim() ? { note: note.trim() } : {}),
    ...(act === 'receipt' && receiptNo.trim() ? { receiptNo: receiptNo.trim() } : {}),
    ...(act === 'return' ? { returnReason } : {}),
    ...(act === 'report' ? { outcome } : {}),
  };
  return body as LetterStep;
}

/** One step with a letter: what it needs, and nothing that it does not. */
export function LetterForm({ act, label, onSend, onClose }: LetterFormProps) {
  const { inbox: words, returnReason, outcome } = useBetweenWords();
  const [writing, setWriting] = useState(EMPTY);
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const id = useId();
  const write = (change: Partial<Writing>) => setWriting({ ...writing, ...change });
  const missing = (): string | null => {
    if (act === 'return' && (!writing.returnReason || (writing.returnReason === 'other' && !writing.note.trim())))
      return words.reasonMissing;
    return act === 'report' && (!writing.outcome || !writing.note.trim()) ? words.reportMissing : null;
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const absent = missing();
    setFault(absent);
    if (absent !== null) return;
    setSending(true);
    try {
      await onSend(bodyOf(act, writing));
      onClose();
    } catch (error) {
      setFault(asProblem(error).title);
      setSending(false);
    }
  };
  const choices = (of: Record<string, string>) => Object.entries(of).map(([value, text]) => ({ value, label: text }));
  return (
    <form className="letter-form" noValidate onSubmit={(event) => void send(event)}>
      {act === 'receipt' && (
        <label>
          {words.receiptNo}
          <Input
            value={writing.receiptNo}
            maxLength={100}
            onChange={(event) => write({ receiptNo: event.target.value })}
          />
        </label>
      )}
      {act === 'return' && (
        <div role="group" aria-labelledby={`${id}-reason`}>
          <div id={`${id}-reason`}>{words.reason}</div>
          <Radio.Group
            className="letter-choices"
            value={writing.returnReason}
            options={choices(returnReason)}
            onChange={(event) => write({ returnReason: String(event.target.value) })}
          />
        </div>
      )}
      {act === 'report' && (
        <div role="group" aria-labelledby={`${id}-outcome`}>
          <div id={`${id}-outcome`}>{words.outcome}</div>
          <Radio.Group
            className="letter-choices"
            value={writing.outcome}
            options={choices(outcome)}
            onChange={(event) => write({ outcome: String(event.target.value) })}
          />
        </div>
      )}
      <label>
        {words.note}
        <span className="part-note">{words.noteHint}</span>
        <Input.TextArea
          value={writing.note}
          rows={3}
          maxLength={5000}
          onChange={(event) => write({ note: event.target.value })}
        />
      </label>
      {fault && (
        <p className="act-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="letter-form-foot">
        <Button type="primary" htmlType="submit" loading={isSending}>
          {label}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
