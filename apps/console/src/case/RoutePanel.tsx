import { Button } from 'antd';
import { useState } from 'react';
import type { CaseDetail, InstitutionRef, Routing } from '../api/shapes.js';
import { useCaseWords } from '../language/caseWords.js';
import { ruleWords } from '../language/rules.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { instantWords } from '../time/words.js';
import { factWords } from './facts.js';
import { FlagList } from './Findings.js';
import { RouteHistory, Voices } from './RouteHistory.js';
import { FactList, Section } from './Section.js';
import './route.css';

/** Where the case goes, by which rules, past which other institutions: enough to explain it and to contest it. */
export function RoutePanel({ file }: { readonly file: CaseDetail }) {
  const { routing: words } = useCaseWords();
  const { routing } = file;
  if (!routing) {
    return (
      <Section name="routing">
        <p>{words.none}</p>
      </Section>
    );
  }
  return (
    <Section name="routing" aside={<span className="part-note">{words.seq(routing.seq)}</span>}>
      <p className="explanation">{routing.voices.staff}</p>
      <Voices voices={routing.voices} />
      <Outcome routing={routing} queueName={file.queueName ?? null} />
      <h3>{words.rules}</h3>
      <RuleList rules={routing.rules} />
      <h3>{words.candidates}</h3>
      <Candidates routing={routing} />
      <FlagList flags={routing.flags} />
      <Grounds routing={routing} />
      <RouteHistory file={file} />
    </Section>
  );
}

function Outcome({ routing, queueName }: { readonly routing: Routing; readonly queueName: string | null }) {
  const { routing: words } = useCaseWords();
  const label = useLabels();
  const named = ({ name, kind }: InstitutionRef) => (
    <span key={name} className="institution">
      {name} <small>{label('kind', kind)}</small>
    </span>
  );
  return (
    <FactList
      facts={[
        { name: words.lead, value: routing.lead && <strong>{named(routing.lead)}</strong> },
        { name: words.queue, value: routing.queue && (queueName ?? routing.queue) },
        { name: words.coHandlers, value: routing.coHandlers.length > 0 && routing.coHandlers.map(named) },
        { name: words.place, value: routing.placeName ?? routing.place },
        { name: words.override, value: routing.overrideReason },
      ]}
    />
  );
}

function RuleList({ rules }: { readonly rules: readonly string[] }) {
  const { routing } = useCaseWords();
  const language = useLanguage();
  return (
    <ol className="rules">
      {rules.map((rule) => (
        <li key={rule}>
          <code className="rule">{rule}</code>
          <span>{ruleWords(rule, language) ?? routing.unknownRule}</span>
        </li>
      ))}
    </ol>
  );
}

const SHOWN_AT_FIRST = 6;

function Candidates({ routing }: { readonly routing: Routing }) {
  const { routing: words } = useCaseWords();
  const language = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const { candidates } = routing;
  const rest = candidates.length - SHOWN_AT_FIRST;
  if (candidates.length === 0) return <p className="part-note">{words.noCandidates}</p>;
  return (
    <>
      <ol className="candidates">
        {candidates.slice(0, isWhole ? undefined : SHOWN_AT_FIRST).map(({ name, rank, rejectedBy }, order) => (
          <li key={`${name} ${order}`} className={rank ? undefined : 'candidate-out'}>
            <span className="candidate-rank figures">{rank ?? '—'}</span>
            <span>{name}</span>
            {name === routing.lead?.name && <span className="candidate-chosen">{words.chosen}</span>}
            {rejectedBy && (
              <span className="candidate-why" title={ruleWords(rejectedBy, language) ?? undefined}>
                {words.rejected(rejectedBy)}
              </span>
            )}
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <Button type="link" size="small" onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.less : words.more(rest)}
        </Button>
      )}
    </>
  );
}

/** The fine print: versions and the very facts that the rule saw. */
function Grounds({ routing }: { readonly routing: Routing }) {
  const { routing: words } = useCaseWords();
  const language = useLanguage();
  const by = routing.decidedBy === 'system' ? words.automatic : (routing.decidedByName ?? routing.decidedBy);
  return (
    <details className="grounds">
      <summary>
        {words.directory} {routing.directoryVersion} · {words.policy} {routing.policyVersion} · {words.decidedBy} {by} ·{' '}
        {instantWords(routing.at, language)}
      </summary>
      <h3>{words.facts}</h3>
      <FactList facts={Object.entries(routing.facts).map(([name, value]) => ({ name, value: factWords(value) }))} />
    </details>
  );
}
