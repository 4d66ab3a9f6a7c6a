import type { CaseDetail } from '../api/shapes.js';
import { useCaseWords } from '../language/caseWords.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { instantWords } from '../time/words.js';
import { actCode } from './acts/actForm.js';
import { EntryFacts } from './EntryFacts.js';

/** Which act waits for a second person while a case stands there. */
const WAITING_FOR: Readonly<Record<string, string>> = {
  refusal_proposed: 'propose_refusal',
  result_review: 'submit_result',
};

/** What one person has proposed and another has to confirm: the very words, first thing on the page. */
export function Pending({ file }: { readonly file: CaseDetail }) {
  const { findings } = useCaseWords();
  const label = useLabels();
  const language = useLanguage();
  const entry = file.timeline.findLast(({ act }) => actCode(act) === WAITING_FOR[file.status]);
  if (!entry) return null;
  return (
    <section className="part pending" aria-labelledby="pending-title">
      <header className="part-head">
        <h2 id="pending-title">{findings.pending(label('act', entry.act))}</h2>
        <span className="part-note">
          {entry.actorName ?? label('actor', entry.actorKind)}{' '}
          <span className="figures">{instantWords(entry.at, language)}</span>
        </span>
      </header>
      <EntryFacts entry={entry} />
    </section>
  );
}
