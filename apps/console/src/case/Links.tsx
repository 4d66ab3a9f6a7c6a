import { Link } from 'react-router';
import type { CaseDetail } from '../api/shapes.js';
import { useActWords } from '../language/actWords.js';
import { useWords } from '../language/useWords.js';

/** Cases that share marks with this one, as far as the viewer may know of them. */
export function Links({ links }: { readonly links: CaseDetail['links'] }) {
  const { acting } = useActWords();
  const { list } = useWords();
  if (links.length === 0) return null;
  return (
    <section className="part" aria-labelledby="links-title">
      <header className="part-head">
        <h2 id="links-title">{acting.links}</h2>
        <span className="part-note">{acting.linkHint}</span>
      </header>
      <ul className="plain-list">
        {links.map(({ id, kind, state, heldBy, caseNo, note, answer }) => (
          <li key={id}>
            <strong>{acting.linkKind[kind]}</strong> {heldBy ?? list.nobody}{' '}
            {caseNo && (
              <Link to={`/cases/${caseNo}`} className="figures">
                {caseNo}
              </Link>
            )}{' '}
            <span className="part-note">{acting.linkState[state]}</span>
            {[note, answer].filter(Boolean).map((words) => (
              <p key={words} className="prose entry-words">
                {words}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
