import { useSignal } from '@preact/signals';
import { signingKeys, verifyReceipt } from '../api/calls.js';
import type { Answer, Failure } from '../api/client.js';
import { dayInWords, instantInWords } from '../days.js';
import { useTitle } from '../shell/title.js';
import { Faults, TextField } from '../ui/field.js';
import { Icon } from '../ui/icons.js';
import { FailureNotice, Notice } from '../ui/notice.js';
import { words } from '../words/index.js';
import { checkProof, checkSignature, proofIn, textIn } from './receipts/verify.js';
import { receiptIn } from './track/typed.js';

const MOST_BYTES = 100_000;

type Verdict = {
  valid: boolean;
  content: Record<string, unknown> | null;
  /** On this device, with the public key alone; or by asking the service, where the browser cannot. */
  isOwn: boolean;
  isProof: boolean;
} | null;

/** Checks a receipt or a proof here if the browser can, else by the service. */
async function judge(text: string): Promise<Answer<NonNullable<Verdict>>> {
  const keys = await signingKeys();
  if (!keys.ok) return keys;
  const proof = proofIn(text);
  if (proof) {
    const verdict = await checkProof(proof, keys.value);
    const { event, at, facts } = proof.event as { event?: unknown; at?: unknown; facts?: unknown };
    const content = { event, receivedAt: at, seq: proof.seq, ...(facts as Record<string, unknown> | undefined) };
    return {
      ok: true,
      response: keys.response,
      value: { valid: verdict === 'good', content, isOwn: verdict !== 'unable', isProof: true },
    };
  }
  const receipt = receiptIn(text) ?? '';
  const [body = '', signature = ''] = receipt.split('.');
  const own = await checkSignature(keys.value, body, signature);
  if (own !== 'unable') {
    const content = own === 'good' ? textIn(body) : null;
    return {
      ok: true,
      response: keys.response,
      value: { valid: own === 'good', content, isOwn: true, isProof: false },
    };
  }
  const asked = await verifyReceipt(receipt);
  return asked.ok ? { ...asked, value: { ...asked.value, isOwn: false, isProof: false } } : asked;
}

/** Days and instants in words, everything else as it stands in the receipt. */
function inWords(value: unknown): string {
  if (typeof value !== 'string') return value === undefined ? '' : JSON.stringify(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayInWords(value);
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? instantInWords(value) : value;
}

function VerdictBox({ verdict }: { verdict: NonNullable<Verdict> }) {
  const { receipt } = words.value;
  if (!verdict.valid)
    return (
      <Notice tone="bad" title={receipt.invalid} urgent>
        <p>{receipt.invalidText}</p>
      </Notice>
    );
  return (
    <div role="alert">
      <Notice tone="good" title={verdict.isProof ? receipt.proofValid : receipt.valid}>
        <p>{verdict.isProof ? receipt.proofText : receipt.validText}</p>
        <p class="small">{verdict.isOwn ? receipt.here : receipt.there}</p>
      </Notice>
      <h2>{receipt.content}</h2>
      <dl class="facts">
        {Object.entries(verdict.content ?? {}).map(([name, value]) => (
          <div key={name}>
            <dt>{receipt.fields[name] ?? name}</dt>
            <dd>{inWords(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function useCheck() {
  const { receipt: text } = words.value;
  const typed = useSignal('');
  const fault = useSignal('');
  const verdict = useSignal<Verdict>(null);
  const failure = useSignal<Failure | null>(null);
  const isAsking = useSignal(false);
  const check = async () => {
    const receipt = proofIn(typed.value) ? typed.value : receiptIn(typed.value);
    verdict.value = null;
    failure.value = null;
    fault.value = receipt !== null ? '' : typed.value.trim() === '' ? text.empty : text.noReceipt;
    if (receipt === null || isAsking.value) return;
    isAsking.value = true;
    const answer = await judge(typed.value);
    isAsking.value = false;
    if (answer.ok) verdict.value = answer.value;
    else failure.value = answer.failure;
  };
  const read = async (file: File | undefined) => {
    if (!file) return;
    fault.value = file.size > MOST_BYTES ? text.tooLarge : '';
    if (file.size > MOST_BYTES) return;
    typed.value = await file.text();
    await check();
  };
  return { typed, fault, verdict, failure, isAsking, check, read };
}

export function ReceiptScreen() {
  const { receipt: text } = words.value;
  const { typed, fault, verdict, failure, isAsking, check, read } = useCheck();
  useTitle(text.title);
  return (
    <div class="frame narrow page">
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      <Faults.Provider value={new Map(fault.value === '' ? [] : [['receipt', fault.value]])}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void check();
          }}
        >
          <p class="upload">
            <input
              type="file"
              id="receipt-file"
              class="unseen"
              accept=".txt,.json,text/plain,application/json"
              onChange={(event) => void read(event.currentTarget.files?.[0])}
            />
            <label for="receipt-file" class="button">
              <Icon name="upload" />
              {text.upload}
            </label>
          </p>
          <TextField
            path="receipt"
            label={text.paste}
            hint={text.pasteHint}
            value={typed.value}
            rows={6}
            code
            onText={(pasted) => {
              typed.value = pasted;
            }}
          />
          <button type="submit" class="button strong" aria-disabled={isAsking.value}>
            {isAsking.value ? text.asking : text.button}
          </button>
        </form>
      </Faults.Provider>
      {failure.value && <FailureNotice failure={failure.value} onRetry={() => void check()} />}
      {verdict.value && <VerdictBox verdict={verdict.value} />}
    </div>
  );
}
