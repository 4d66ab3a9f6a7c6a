import type { Precedent } from '../api/between.js';
import { textOf, textsOf } from '../case/facts.js';
import { useBetweenWords } from '../language/betweenWords.js';
import { useEnumeration, useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { dayWords } from '../time/words.js';

/** Earlier designations, each by its number, with what was decided, why, and on what facts. */
export function PrecedentList({ precedents }: { readonly precedents: readonly Precedent[] }) {
  return precedents.map((precedent) => <PrecedentLine key={precedent.number} precedent={precedent} />);
}

function PrecedentLine({ precedent }: { readonly precedent: Precedent }) {
  const words = useBetweenWords();
  const label = useLabels();
  const listed = useEnumeration();
  const language = useLanguage();
  const { pattern } = precedent;
  const facts = [
    label('ipType', textOf(pattern, 'ipType')),
    precedent.placeName,
    label('mode', textOf(pattern, 'mode')),
    listed(textsOf(pattern, 'matters').map((matter) => label('matter', matter))),
    listed(textsOf(pattern, 'industries')),
  ].filter(Boolean);
  return (
    <li>
      <p className="between-head">
        <strong className="figures">{precedent.number}</strong>
        {typeof precedent.likeness === 'number' && (
          <span className="between-mark">{words.likeness(precedent.likeness)}</span>
        )}
        <span className="part-note figures">{dayWords(precedent.decidedAt.slice(0, 10), language)}</span>
        {precedent.citedBy > 0 && <span className="part-note">{words.citedBy(precedent.citedBy)}</span>}
        {precedent.cites && <span className="part-note">{words.precedentsPage.follows(precedent.cites)}</span>}
      </p>
      <p>
        {words.precedentsPage.to} <strong>{precedent.institution.name}</strong>
        <span className="part-note"> · {precedent.deskName}</span>
      </p>
      <p className="prose">{precedent.reason}</p>
      <p className="part-note">{facts.join(' · ')}</p>
      {precedent.asked.length > 0 && (
        <p className="part-note">
          {words.askedInVain}{' '}
          {listed(precedent.asked.map(({ name, reason }) => (reason ? `${name}（${label('reason', reason)}）` : name)))}
        </p>
      )}
    </li>
  );
}
