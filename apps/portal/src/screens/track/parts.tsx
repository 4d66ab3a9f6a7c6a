import type { ApplicantCase, Clocks, Deadline, IssuedDocument, TimelineEntry } from '../../api/types.js';
import { dayInWords, daysBetween, instantInWords, shanghaiDay, spanOf } from '../../days.js';
import { Icon } from '../../ui/icons.js';
import { words } from '../../words/index.js';
import { isOver, STATIONS, stationOf } from './standing.js';

/** Seconds as `3 天 4 小时`: the two largest parts that are not nothing. */
export function spanInWords(seconds: number): string {
  const { site } = words.value;
  const { days, hours, minutes } = spanOf(seconds);
  const parts = [
    days > 0 && site.days(days),
    hours > 0 && site.hours(hours),
    (days === 0 || hours === 0) && minutes > 0 && site.minutes(minutes),
  ];
  return parts.filter(Boolean).slice(0, 2).join(' ') || site.minutes(0);
}

export function Stations({ file }: { file: ApplicantCase }) {
  const { track } = words.value;
  const at = STATIONS.indexOf(stationOf(file.status));
  return (
    <ol class="line" aria-label={track.case.where}>
      {STATIONS.map((station, i) => {
        const isPast = i < at || (i === at && isOver(file.status));
        const state = isPast ? 'passed' : i === at ? 'here' : 'ahead';
        return (
          <li key={station} class={state} aria-current={state === 'here' ? 'step' : undefined}>
            <span class="node">{isPast ? <Icon name="check" /> : i + 1}</span>
            <span class="line-name">{track.case.stations[station]}</span>
            <span class="line-state">{track.case[state]}</span>
          </li>
        );
      })}
    </ol>
  );
}

export function Who({ file }: { file: ApplicantCase }) {
  const { track, codes, site } = words.value;
  const { who } = track.case;
  return (
    <section class="box">
      <h2>{who.title}</h2>
      {file.holder ? (
        <>
          <p class="taker-name">{file.holder.name}</p>
          <p class="small muted">{codes.institutionKind[file.holder.kind]}</p>
        </>
      ) : (
        <p class="taker-name">{file.coordinator ?? who.nobody}</p>
      )}
      {file.offeredTo && <p>{who.offered(file.offeredTo.name)}</p>}
      {(file.reason ?? file.explanation) && (
        <>
          <p class="label">
            {who.why}
            {file.reason?.byPerson && <span class="tag">{who.byPerson}</span>}
          </p>
          <p class="why">{file.reason?.sentence ?? file.explanation}</p>
        </>
      )}
      {file.reason && file.explanation && (
        <details class="small">
          <summary>{who.more}</summary>
          <p class="why">{file.explanation}</p>
        </details>
      )}
      {file.coHandlers.length > 0 && (
        <p class="small">
          {who.co}
          {site.colon}
          {file.coHandlers.map(({ name }) => name).join(site.listSeparator)}
        </p>
      )}
    </section>
  );
}

/** In words how a deadline stands: kept, running, due, overdue. The tone repeats it, it does not say it. */
function standingOf(
  deadline: Deadline,
  today: string,
  over: boolean,
): { text: string; tone: 'good' | 'calm' | 'warn' | 'bad' } {
  const { promise } = words.value.track.case;
  const { satisfiedAt, breachedAt, dueOn, warnOn } = deadline;
  if (satisfiedAt && !breachedAt)
    return {
      text: `${promise.kept} · ${promise.keptOn(dayInWords(shanghaiDay(new Date(satisfiedAt)), false))}`,
      tone: 'good',
    };
  if (satisfiedAt)
    return {
      text: `${promise.broken} · ${promise.keptOn(dayInWords(shanghaiDay(new Date(satisfiedAt)), false))}`,
      tone: 'bad',
    };
  const left = daysBetween(today, dueOn);
  if (left < 0) return { text: promise.over(-left), tone: 'bad' };
  if (over) return { text: promise.ended, tone: 'calm' };
  return { text: left === 0 ? promise.today : promise.left(left), tone: today >= warnOn ? 'warn' : 'calm' };
}

/** What is still running first, by its day; what was kept or broken after it. */
function inOrder(deadlines: readonly Deadline[]): Deadline[] {
  const isDone = ({ satisfiedAt }: Deadline): number => (satisfiedAt ? 1 : 0);
  return [...deadlines].sort((a, b) => isDone(a) - isDone(b) || a.dueOn.localeCompare(b.dueOn));
}

export function Promises({ file, now }: { file: ApplicantCase; now: Date }) {
  const { promise } = words.value.track.case;
  const today = shanghaiDay(now);
  return (
    <section class="box">
      <h2>{promise.title}</h2>
      <p class="promise-day">{promise.text(dayInWords(file.promise.examineBy))}</p>
      <ul class="deadlines">
        {inOrder(file.clocks.deadlines).map((deadline) => {
          const { text, tone } = standingOf(deadline, today, isOver(file.status));
          return (
            <li key={`${deadline.kind}${deadline.startsOn}`}>
              <span class="deadline-name">
                {words.value.track.deadline[deadline.kind] ?? deadline.kind}
                {deadline.external && <span class="tag">{promise.external}</span>}
              </span>
              <span>{dayInWords(deadline.dueOn, false)}</span>
              <span class={`state ${tone}`}>
                <Icon name={tone === 'good' ? 'check' : tone === 'bad' ? 'alert' : 'clock'} />
                {text}
              </span>
              {deadline.provisional && <span class="small muted">{promise.provisional}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function TimeUsed({ clocks, over }: { clocks: Clocks; over: boolean }) {
  const { track, codes } = words.value;
  const { time } = track.case;
  const total = Math.max(clocks.totalSeconds, 1);
  // Less than a minute is nobody's time; whoever has the case now is always shown.
  const parts = clocks.parts.filter(({ owner, seconds }) => seconds >= 60 || (!over && owner === clocks.owner));
  return (
    <section class="box">
      <h2>{time.title}</h2>
      <p class="small muted">
        {over ? time.leadDone(spanInWords(clocks.totalSeconds)) : time.lead(spanInWords(clocks.totalSeconds))}
      </p>
      <ul class="shares">
        {parts.map(({ owner, seconds }) => (
          <li key={owner}>
            <span class="share-name">
              {codes.owner[owner]}
              {!over && owner === clocks.owner && <span class="tag">{time.now}</span>}
            </span>
            <svg
              class="share"
              data-owner={owner}
              viewBox="0 0 100 8"
              preserveAspectRatio="none"
              aria-hidden="true"
              focusable="false"
            >
              <rect class="share-whole" width="100" height="8" />
              <rect class="share-part" width={Math.max((seconds / total) * 100, 1)} height="8" />
            </svg>
            <span class="share-span">
              {spanInWords(seconds)} · {time.share(Math.round((seconds / total) * 100))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { track } = words.value;
  const { timeline } = track.case;
  const names: Record<string, string> = { applicant: timeline.you, system: timeline.system };
  const by = entry.institutionName ?? names[entry.actorKind] ?? entry.actorName ?? '';
  return (
    <li>
      <p class="thread-when">
        <time dateTime={entry.at}>{instantInWords(entry.at)}</time>
      </p>
      <p class="thread-what">{track.act[entry.act] ?? timeline.other}</p>
      {by !== '' && <p class="thread-note">{by}</p>}
      {entry.note && <p class="thread-words">{entry.note}</p>}
    </li>
  );
}

export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { timeline } = words.value.track.case;
  const newestFirst = [...entries].sort((a, b) => b.seq - a.seq);
  return (
    <section class="box">
      <h2>{timeline.title}</h2>
      {entries.length === 0 ? (
        <p class="muted">{timeline.none}</p>
      ) : (
        <ol class="thread" reversed>
          {newestFirst.map((entry) => (
            <Entry key={entry.seq} entry={entry} />
          ))}
        </ol>
      )}
    </section>
  );
}

export function Documents({ documents }: { documents: readonly IssuedDocument[] }) {
  const { track } = words.value;
  const { documents: text } = track.case;
  return (
    <section class="box">
      <h2>{text.title}</h2>
      {documents.length === 0 && <p class="muted">{text.none}</p>}
      {documents.map(({ id, kind, issuedAt, institutionName, paragraphs }) => (
        <details key={id} class="document">
          <summary>
            <span class="document-name">{track.document[kind] ?? kind}</span>
            <span class="small muted">{instantInWords(issuedAt)}</span>
          </summary>
          <div class="document-text">
            {paragraphs.map((paragraph, i) => (
              <p key={i}>{paragraph}</p>
            ))}
            {institutionName && <p class="document-by">{institutionName}</p>}
          </div>
        </details>
      ))}
    </section>
  );
}
