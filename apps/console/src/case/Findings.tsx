import { Link } from 'react-router';
import type { CaseDetail, Gate } from '../api/shapes.js';
import { useCaseWords } from '../language/caseWords.js';
import { ruleWords } from '../language/rules.js';
import { useEnumeration, useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { ProposalMark } from '../marks/marks.js';
import { Section } from './Section.js';

/** What the gates found, first on the page: it is what the decision is about. */
export function Findings({ file }: { readonly file: CaseDetail }) {
  const { findings } = useCaseWords();
  const label = useLabels();
  const isClean = file.gates.length === 0;
  return (
    <Section name="findings" aside={file.proposal && <ProposalMark proposal={file.proposal} />}>
      {isClean ? <p>{findings.clean}</p> : <GateList gates={file.gates} />}
      {file.missing.length > 0 && (
        <div className="missing">
          <h3>{findings.missing}</h3>
          <ul>
            {file.missing.map((code) => (
              <li key={code}>{label('missing', code)}</li>
            ))}
          </ul>
        </div>
      )}
      <FlagList flags={file.flags} />
      {file.proposal && <p className="part-note">{findings.byPerson}</p>}
    </Section>
  );
}

function GateList({ gates }: { readonly gates: readonly Gate[] }) {
  const language = useLanguage();
  const label = useLabels();
  return (
    <ul className="gates">
      {gates.map((gate) => (
        <li key={`${gate.rule} ${gate.reason ?? ''}`}>
          <code className="rule">{gate.rule}</code>
          <div>
            <span className="gate-proposes">{label('proposal', gate.proposes)}</span>
            <GateReason gate={gate} />
            <p className="part-note">{ruleWords(gate.rule, language)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

const isCaseNo = (text: string): boolean => /^WY\d{2}-/.test(text);

/** A gate's reason is a code, a list of what is missing, or the case that this one repeats. */
function GateReason({ gate }: { readonly gate: Gate }) {
  const { findings } = useCaseWords();
  const label = useLabels();
  const listed = useEnumeration();
  if (!gate.reason) return null;
  if (gate.rule === 'D1') {
    return (
      <span>
        {findings.sameAs}{' '}
        {isCaseNo(gate.reason) ? <Link to={`/cases/${gate.reason}`}>{gate.reason}</Link> : gate.reason}
      </span>
    );
  }
  const kind = gate.rule === 'G3' ? 'missing' : 'reason';
  return <span>{listed(gate.reason.split(',').map((code) => label(kind, code)))}</span>;
}

export function FlagList({ flags }: { readonly flags: readonly string[] }) {
  const label = useLabels();
  if (flags.length === 0) return null;
  return (
    <ul className="flags">
      {flags.map((flag) => (
        <li key={flag}>{label('flag', flag)}</li>
      ))}
    </ul>
  );
}
