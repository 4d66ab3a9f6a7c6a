import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { fetchEvidence, listEvidence } from '../api/calls.js';
import { asProblem } from '../api/problem.js';
import type { CaseDetail, Evidence } from '../api/shapes.js';
import { useEvidenceWords } from '../language/evidenceWords.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { useWords } from '../language/useWords.js';
import { FailureNote, failureWords } from '../marks/notes.js';
import { instantWords } from '../time/words.js';
import { Custody } from './Custody.js';
import { EvidencePreview } from './EvidencePreview.js';
import { Section } from './Section.js';
import './evidence.css';

/** Files that the applicant handed in, each with its fingerprint. Read again whenever the case moved. */
export function EvidenceList({ file }: { readonly file: CaseDetail }) {
  const words = useEvidenceWords();
  const { caseNo, version } = file;
  const { data, error, refetch } = useQuery({
    queryKey: ['case', caseNo, 'evidence', version],
    queryFn: ({ signal }) => listEvidence(caseNo, signal),
    placeholderData: (before) => before,
  });
  const total = (data ?? []).reduce((sum, { size }) => sum + size, 0);
  const aside = data && data.length > 0 && (
    <span className="part-note figures">{words.count(data.length, sizeWords(total))}</span>
  );
  return (
    <Section name="evidence" aside={aside}>
      {error && !data && <FailureNote error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="part-note">{words.none}</p>}
      {data && data.length > 0 && (
        <>
          <ul className="evidence-list">
            {data.map((one) => (
              <EvidenceLine key={one.id} caseNo={caseNo} evidence={one} onDamaged={() => void refetch()} />
            ))}
          </ul>
          <p className="part-note">
            {data.some(({ scan }) => scan === 'not_scanned') ? words.caution : words.everyDownload}
          </p>
        </>
      )}
    </Section>
  );
}

interface LineProps {
  readonly caseNo: string;
  readonly evidence: Evidence;
  readonly onDamaged: () => void;
}

/** In quarantine, damaged or infected: what cannot be opened does not look as if it could. */
const isShut = ({ scan }: Evidence): boolean => scan === 'waiting' || scan === 'infected' || scan === 'unscannable';

function EvidenceLine({ caseNo, evidence, onDamaged }: LineProps) {
  const words = useEvidenceWords();
  const allWords = useWords();
  const [isCustodyOpen, setCustodyOpen] = useState(false);
  const [isPreviewOpen, setPreviewOpen] = useState(false);
  const client = useQueryClient();
  const seenAgain = () => void client.invalidateQueries({ queryKey: ['custody', evidence.id] });
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => fetchEvidence(caseNo, evidence.id),
    onSuccess: (content) => save(content, evidence.name),
    onError: onDamaged,
    onSettled: seenAgain,
  });
  const closePreview = () => {
    setPreviewOpen(false);
    seenAgain();
  };
  return (
    <li>
      <div className="evidence-what">
        <EvidenceFacts evidence={evidence} />
        {error ? (
          <p className="evidence-fault" role="alert">
            {failureWords(asProblem(error), allWords)}
          </p>
        ) : (
          evidence.state === 'damaged' && <p className="evidence-fault">{words.damaged}</p>
        )}
        <button
          type="button"
          className="evidence-link"
          aria-expanded={isCustodyOpen}
          onClick={() => setCustodyOpen(!isCustodyOpen)}
        >
          {isCustodyOpen ? words.custodyLess : words.custody}
        </button>
        {isCustodyOpen && <Custody caseNo={caseNo} id={evidence.id} />}
      </div>
      <div className="evidence-acts">
        {evidence.preview === 'ready' && !isShut(evidence) && (
          <Button size="small" aria-label={words.previewOf(evidence.name)} onClick={() => setPreviewOpen(true)}>
            {words.preview}
          </Button>
        )}
        <Button
          size="small"
          loading={isPending}
          disabled={isShut(evidence)}
          aria-label={words.downloadName(evidence.name)}
          onClick={() => mutate()}
        >
          {isPending ? words.downloading : words.download}
        </Button>
      </div>
      {isPreviewOpen && <EvidencePreview caseNo={caseNo} evidence={evidence} onClose={closePreview} />}
    </li>
  );
}

function EvidenceFacts({ evidence }: { readonly evidence: Evidence }) {
  const words = useEvidenceWords();
  const label = useLabels();
  const language = useLanguage();
  return (
    <>
      <p>
        <strong>{evidence.name}</strong>
        <span className="evidence-tag">{label('missing', evidence.tag)}</span>
      </p>
      <p className="part-note figures">
        {sizeWords(evidence.size)}
        {' · '}
        {words.received} {instantWords(evidence.receivedAt, language)}
        {' · '}
        <span className={`evidence-${evidence.state}`}>{words.state[evidence.state]}</span>
        {' · '}
        <span className={`evidence-scan-${evidence.scan}`}>{words.scan[evidence.scan]}</span>
      </p>
      <p className="evidence-hash">
        SHA-256 <code>{evidence.sha256}</code>
        {evidence.isSameAsSent && <span> {words.sameAsSent}</span>}
      </p>
    </>
  );
}

/** Hands the bytes to the browser under the file's own name; they are never shown in a page of ours. */
function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes its own time to start reading.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** `1.5 MB`, in units of 1024. */
export function sizeWords(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = Math.min(3, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const number = bytes / 1024 ** power;
  return `${power === 0 || number >= 100 ? Math.round(number) : number.toFixed(1)} ${units[power]}`;
}
