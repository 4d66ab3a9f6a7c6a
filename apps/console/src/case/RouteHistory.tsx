import { useQuery } from '@tanstack/react-query';
import { readRouting } from '../api/calls.js';
import type { CaseDetail, Routing } from '../api/shapes.js';
import { useRouteWords } from '../language/routeWords.js';
import { useEnumeration } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { instantWords } from '../time/words.js';
import './assignment.css';

/** One sentence for each reader, from the same trace. */
export function Voices({ voices }: { readonly voices: Routing['voices'] }) {
  const { voices: words } = useRouteWords();
  return (
    <dl className="voices">
      {voices.coordinator && (
        <>
          <dt>{words.coordinator}</dt>
          <dd>{voices.coordinator}</dd>
        </>
      )}
      <dt>{words.applicant}</dt>
      <dd>{voices.applicant}</dd>
    </dl>
  );
}

/** Every decision about the case, newest first: by the rule, by persons, and answers that nobody followed. */
export function RouteHistory({ file }: { readonly file: CaseDetail }) {
  const { history: words } = useRouteWords();
  const records = useQuery({
    queryKey: ['routing', file.caseNo, file.version],
    queryFn: ({ signal }) => readRouting(file.caseNo, signal),
  });
  if (!records.data || records.data.length < 2) return null;
  return (
    <>
      <h3>{words.title}</h3>
      <ol className="decisions">
        {[...records.data].reverse().map((record) => (
          <DecisionLine key={record.seq} record={record} />
        ))}
      </ol>
    </>
  );
}

function DecisionLine({ record }: { readonly record: Routing }) {
  const { history: words, fact } = useRouteWords();
  const language = useLanguage();
  const listed = useEnumeration();
  const [causes, answers, facts]: Readonly<Record<string, string>>[] = [words.cause, words.answer, fact];
  const { cause, answer, answeredBy, answerNote, changed, decidedByName } = record;
  return (
    <li>
      <div className="decision-head">
        <strong>{causes?.[cause] ?? cause}</strong>
        {record.isInForce && <span className="decision-in-force">{words.inForce}</span>}
        {answer && (
          <span className="decision-answer">
            {answers?.[answer] ?? answer}
            {answeredBy && ` · ${words.by(answeredBy)}`}
            {answerNote && ` · ${answerNote}`}
          </span>
        )}
        <span className="decision-answer figures">
          {decidedByName && `${words.by(decidedByName)} · `}
          {instantWords(record.at, language)}
        </span>
      </div>
      {changed.length > 0 && (
        <p className="part-note">
          {words.changed}：{listed(changed.map((name) => facts?.[name] ?? name))}
        </p>
      )}
      <p>{record.voices.staff}</p>
    </li>
  );
}
