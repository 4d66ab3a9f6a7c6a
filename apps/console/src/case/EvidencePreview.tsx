import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useEffect, useMemo } from 'react';
import { fetchPreview } from '../api/calls.js';
import { asProblem } from '../api/problem.js';
import type { Evidence } from '../api/shapes.js';
import { useEvidenceWords } from '../language/evidenceWords.js';
import { useWords } from '../language/useWords.js';
import { failureWords } from '../marks/notes.js';
import { Dialog } from '../workspace/Dialog.js';

interface PreviewProps {
  readonly caseNo: string;
  readonly evidence: Evidence;
  readonly onClose: () => void;
}

/** A picture of the case in small. Opening it is one view on the audit log; leaving it open is not another. */
export function EvidencePreview({ caseNo, evidence, onClose }: PreviewProps) {
  const words = useEvidenceWords();
  const allWords = useWords();
  const { data, error } = useQuery({
    queryKey: ['preview', evidence.id],
    queryFn: () => fetchPreview(caseNo, evidence.id),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const address = useMemo(() => (data ? URL.createObjectURL(data) : null), [data]);
  useEffect(
    () => () => {
      if (address) URL.revokeObjectURL(address);
    },
    [address],
  );
  return (
    <Dialog isOpen title={evidence.name} className="evidence-preview" onClose={onClose}>
      <header>
        <strong>{evidence.name}</strong>
        <Button size="small" onClick={onClose}>
          {words.close}
        </Button>
      </header>
      {error && <p className="evidence-fault">{failureWords(asProblem(error), allWords)}</p>}
      {!error && !address && <Spin />}
      {address && <img src={address} alt={words.previewOf(evidence.name)} />}
      <p className="part-note">{words.previewNote}</p>
    </Dialog>
  );
}
