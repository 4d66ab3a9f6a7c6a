import type { Clocks as ClocksShape, Deadline } from '../api/shapes.js';
import { useCaseWords } from '../language/caseWords.js';
import { useEnumeration, useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { useWords } from '../language/useWords.js';
import { DueMark } from '../marks/marks.js';
import { shanghaiDay } from '../time/days.js';
import { type Share, sharesOf, spanOf } from '../time/spans.js';
import { dayWords, spanWords } from '../time/words.js';
import { Section } from './Section.js';
import './history.css';

/** Who has used how much of the time, and every promise with its day. */
export function Clocks({ clocks }: { readonly clocks: ClocksShape }) {
  const { clocks: words, turn } = useCaseWords();
  const label = useLabels();
  return (
    <Section
      name="clocks"
      aside={
        <span>
          {turn} <strong>{label('owner', clocks.owner)}</strong>
        </span>
      }
    >
      <TimeBar clocks={clocks} />
      <h3>{words.deadlines}</h3>
      {clocks.deadlines.length === 0 ? (
        <p className="part-note">{words.none}</p>
      ) : (
        <DeadlineTable deadlines={clocks.deadlines} />
      )}
    </Section>
  );
}

function TimeBar({ clocks }: { readonly clocks: ClocksShape }) {
  const { clocks: words } = useCaseWords();
  const label = useLabels();
  const language = useLanguage();
  const listed = useEnumeration();
  const shares = sharesOf(clocks.parts, clocks.totalSeconds);
  const said = (share: Share) => `${label('owner', share.owner)} ${spanWords(spanOf(share.seconds), language)}`;
  const hasGap = shares.some(({ owner }) => owner === 'unexplained');
  return (
    <figure className="time">
      <figcaption>
        {words.total} <strong className="figures">{spanWords(spanOf(clocks.totalSeconds), language)}</strong>
        <span className={hasGap ? 'time-gap' : 'part-note'}>{hasGap ? words.gap : words.sum}</span>
      </figcaption>
      <div className="time-bar" role="img" aria-label={listed(shares.map(said))}>
        {shares.map(({ owner, percent }) => (
          <span key={owner} className={`time-share owner-${owner}`} style={{ flexGrow: percent }} />
        ))}
      </div>
      <ul className="time-legend">
        {shares.map((share) => (
          <li key={share.owner}>
            <i className={`owner-${share.owner}`} />
            {label('owner', share.owner)}
            <span className="figures">{spanWords(spanOf(share.seconds), language)}</span>
            <span className="faint figures">{share.percent < 1 ? '<1' : Math.round(share.percent)}%</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function DeadlineTable({ deadlines }: { readonly deadlines: readonly Deadline[] }) {
  const { clocks: words } = useCaseWords();
  const { due } = useWords();
  const label = useLabels();
  const language = useLanguage();
  return (
    <table className="deadlines">
      <thead>
        <tr>
          <th scope="col">{words.matter}</th>
          <th scope="col">{words.starts}</th>
          <th scope="col">{words.warn}</th>
          <th scope="col">{words.due}</th>
          <th scope="col" />
        </tr>
      </thead>
      <tbody>
        {deadlines.map((deadline) => (
          <tr key={`${deadline.kind} ${deadline.startsOn} ${deadline.dueOn}`}>
            <td>
              {label('deadline', deadline.kind)}
              {deadline.external && <small>{due.external}</small>}
              {deadline.provisional && <small>{due.provisional}</small>}
            </td>
            <td data-label={words.starts}>{dayWords(deadline.startsOn, language)}</td>
            <td data-label={words.warn}>{dayWords(deadline.warnOn, language)}</td>
            <td data-label={words.due}>{dayWords(deadline.dueOn, language)}</td>
            <td>
              <DeadlineState deadline={deadline} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DeadlineState({ deadline }: { readonly deadline: Deadline }) {
  const { due } = useWords();
  const language = useLanguage();
  const { satisfiedAt, breachedAt, dueOn, warnOn } = deadline;
  const dayOf = (instant: string) => dayWords(shanghaiDay(new Date(instant)), language);
  if (satisfiedAt) return <span className="deadline-met">{due.metOn(dayOf(satisfiedAt))}</span>;
  if (breachedAt) return <span className="deadline-broken">{due.brokenOn(dayOf(breachedAt))}</span>;
  return <DueMark dueOn={dueOn} warnOn={warnOn} />;
}
