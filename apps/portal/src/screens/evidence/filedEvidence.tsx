import { useState } from 'preact/hooks';
import { lookup } from '../../api/calls.js';
import { words } from '../../words/index.js';
import { filedDraft } from '../file/form.js';
import { keepPass, tokenFor } from '../track/session.js';
import { EvidenceBox } from './evidenceBox.js';

/** Handing files in right after filing: number and code are still here, so nobody types them. */
export function FiledEvidence() {
  const filed = filedDraft.value?.filed;
  const caseNo = filed?.caseNo ?? '';
  const [token, setToken] = useState(() => tokenFor(caseNo, new Date()));
  if (!filed) return null;
  const open = async (): Promise<string | null> => {
    const kept = tokenFor(caseNo, new Date());
    if (kept !== null) return kept;
    const answer = await lookup(caseNo, filed.queryCode);
    if (!answer.ok) return null;
    keepPass(caseNo, answer.value);
    setToken(answer.value.token);
    return answer.value.token;
  };
  return <EvidenceBox caseNo={caseNo} open={open} token={token} lead={words.value.evidence.afterFiling} />;
}
