import { useSignal } from '@preact/signals';
import { readEvidenceReceipt } from '../../api/calls.js';
import type { Evidence } from '../../api/types.js';
import { instantInWords } from '../../days.js';
import { Icon } from '../../ui/icons.js';
import { words } from '../../words/index.js';
import { sizeInWords } from './upload.js';

/** The token that opens the case, or null when it cannot be had just now. */
type Open = () => Promise<string | null>;

/** The proof of one file as a small text to keep beside the original. */
function ReceiptButton({ caseNo, file, open }: { caseNo: string; file: Evidence; open: Open }) {
  const { evidence } = words.value;
  const hasFailed = useSignal(false);
  const save = async () => {
    const token = await open();
    const answer = token === null ? null : await readEvidenceReceipt(caseNo, token, file.id);
    hasFailed.value = !answer?.ok;
    if (!answer?.ok) return;
    const address = URL.createObjectURL(new Blob([answer.value.receipt], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${caseNo}-${file.sha256.slice(0, 8)}.txt`;
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, 60_000);
  };
  return (
    <>
      <button type="button" class="link" onClick={() => void save()}>
        {evidence.receipt}
      </button>
      {hasFailed.value && <span class="fault small"> {evidence.receiptFailed}</span>}
    </>
  );
}

/** One file that was received: what it is, its fingerprint, its proof. */
export function ReceivedLine({ file, caseNo, open }: { file: Evidence; caseNo: string; open: Open }) {
  const { evidence, codes } = words.value;
  const isBad = file.state === 'damaged' || file.scan === 'infected';
  return (
    <li class="received">
      <p class="file-name">
        {file.name}
        <span class="tag">{codes.material[file.tag]}</span>
      </p>
      <p class={isBad ? 'state bad small' : 'state good small'}>
        <Icon name={isBad ? 'alert' : 'check'} />
        {file.scan === 'infected' ? evidence.infected : evidence.state[file.state]}
        {' · '}
        {sizeInWords(file.size)}
      </p>
      <p class="small muted">
        {evidence.at} {instantInWords(file.receivedAt)}
        {file.scan === 'waiting' || file.scan === 'clean' ? ` · ${evidence.scan[file.scan]}` : ''}
      </p>
      <p class="hash small">
        {evidence.hash} <code>{file.sha256}</code>
        {file.isSameAsSent && <span class="same"> {evidence.sameAsSent}</span>}
      </p>
      <p class="small">
        <ReceiptButton caseNo={caseNo} file={file} open={open} />
      </p>
    </li>
  );
}
