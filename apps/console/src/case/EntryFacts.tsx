import { Link } from 'react-router';
import type { TimelineEntry } from '../api/shapes.js';
import { useActWords } from '../language/actWords.js';
import { useCaseWords } from '../language/caseWords.js';
import { useEnumeration, useLabels } from '../language/useCodes.js';
import { dayWords } from '../time/words.js';
import { useLanguage } from '../language/useLanguage.js';
import { amountOf, textOf, textsOf } from './facts.js';
import { FactList } from './Section.js';

/** What an act said beside its note: the result, what was missing, where something went. */
export function EntryFacts({ entry }: { readonly entry: TimelineEntry }) {
  const { timeline: words } = useCaseWords();
  const { acting } = useActWords();
  const language = useLanguage();
  const label = useLabels();
  const listed = useEnumeration();
  const { facts } = entry;
  const into = textOf(facts, 'mergedInto');
  const coded = (name: string, kind: 'result' | 'report') => {
    const code = textOf(facts, name);
    return code && label(kind, code);
  };
  const missing = textsOf(facts, 'missing').map((code) => label('missing', code));
  const score = amountOf(facts, 'score');
  const deadlineOn = textOf(facts, 'deadlineOn');
  const deadlineKind = textOf(facts, 'deadlineKind');
  return (
    <>
      <FactList
        facts={[
          { name: words.reason, value: entry.reasonCode && label('reason', entry.reasonCode) },
          { name: words.result, value: coded('resultKind', 'result') },
          { name: words.outcome, value: coded('outcome', 'report') },
          { name: words.to, value: textOf(facts, 'toInstitution') },
          { name: words.authority, value: textOf(facts, 'authority') },
          { name: words.missing, value: listed(missing) },
          { name: words.mergedInto, value: into && <Link to={`/cases/${into}`}>{into}</Link> },
          { name: acting.deadlineKind, value: deadlineKind && label('external', deadlineKind) },
          { name: acting.deadlineOn, value: deadlineOn && dayWords(deadlineOn, language) },
          { name: words.score, value: score !== null && words.stars(score) },
        ]}
      />
      {textOf(facts, 'summary') && <p className="prose entry-words">{textOf(facts, 'summary')}</p>}
      {entry.note && <p className="prose entry-words">{entry.note}</p>}
    </>
  );
}
