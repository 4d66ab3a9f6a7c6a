import { useState } from 'react';
import { usePrivacyWords } from '../language/privacyWords.js';
import { Page } from '../workspace/Page.js';
import { ChainPart } from './ChainPart.js';
import { LogPart } from './LogPart.js';
import { RetentionPart } from './RetentionPart.js';
import { UnmaskingsPart } from './UnmaskingsPart.js';
import './audit.css';

const PARTS = { log: LogPart, chain: ChainPart, unmaskings: UnmaskingsPart, retention: RetentionPart } as const;
type PartName = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as PartName[];

/** The auditor's page: what was done, whether the record of it holds, who saw persons' data, what was forgotten. */
export function AuditPage() {
  const { audit } = usePrivacyWords();
  const [part, setPart] = useState<PartName>('log');
  const Part = PARTS[part];
  return (
    <Page
      title={audit.title}
      className="audit"
      head={
        <div className="audit-tabs" role="tablist" aria-label={audit.title}>
          {NAMES.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`audit-${name}`}
              aria-selected={part === name}
              aria-controls="audit-part"
              onClick={() => setPart(name)}
            >
              {audit.tabs[name]}
            </button>
          ))}
        </div>
      }
    >
      <div id="audit-part" role="tabpanel" aria-labelledby={`audit-${part}`} className="audit-part">
        <Part />
      </div>
    </Page>
  );
}
