import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { statistics } from '../api/calls.js';
import type { Failure } from '../api/client.js';
import type { IpType, Statistics } from '../api/types.js';
import { useTitle } from '../shell/title.js';
import { SelectField } from '../ui/field.js';
import { FailureNotice, Loading } from '../ui/notice.js';
import { words } from '../words/index.js';

const TYPES = [
  'patent_invention',
  'patent_utility',
  'patent_design',
  'trademark',
  'copyright',
  'copyright_software',
  'geographical_indication',
  'plant_variety',
  'ic_layout',
  'trade_secret',
  'data_ip',
  'trade_name',
  'unfair_competition',
  'special_sign',
  'other',
] as const satisfies readonly IpType[];

function Figures({ figures }: { figures: Statistics }) {
  const { statistics: text } = words.value;
  const shown = (count: number | null | undefined) =>
    count === null || count === undefined ? text.hidden : `≈ ${count}`;
  return (
    <dl class="stat-figures">
      <div>
        <dt>{text.filed}</dt>
        <dd>{shown(figures.total)}</dd>
      </div>
      <div>
        <dt>{text.closed}</dt>
        <dd>{shown(figures.closed)}</dd>
      </div>
      <div>
        <dt>{text.inTime}</dt>
        <dd>
          {figures.inTimePercent === null || figures.inTimePercent === undefined
            ? text.hidden
            : `${figures.inTimePercent}%`}
        </dd>
      </div>
    </dl>
  );
}

function Months({ figures }: { figures: Statistics }) {
  const { statistics: text } = words.value;
  const most = Math.max(1, ...figures.months.map(({ total }) => total ?? 0));
  return (
    <>
      <h2>{text.byMonth}</h2>
      <ul class="stat-bars">
        {figures.months.map(({ month, total }) => (
          <li key={month}>
            <span>{month}</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect class="share-whole" width="100" height="8" />
              <rect class="share-part" width={((total ?? 0) / most) * 100} height="8" />
            </svg>
            <span>{total ?? text.hidden}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Provinces({ figures }: { figures: Statistics }) {
  const { statistics: text, codes } = words.value;
  const name = (type: string) => (type in codes.ipType ? codes.ipType[type as IpType].name : type);
  return (
    <>
      <h2>{text.byProvince}</h2>
      <div class="stat-scroll" tabIndex={0} role="region" aria-label={text.byProvince}>
        <table class="stat-table">
          <thead>
            <tr>
              <th scope="col">{text.province}</th>
              {figures.types.length > 1 && <th scope="col">{text.all}</th>}
              {figures.types.map((type) => (
                <th key={type} scope="col">
                  {name(type)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.provinces.map(({ code, name: place, total, cells }) => (
              <tr key={code}>
                <th scope="row">{place ?? text.nowhere}</th>
                {figures.types.length > 1 && <td>{total ?? text.hidden}</td>}
                {cells.map(({ type, count }) => (
                  <td key={type}>{count ?? text.hidden}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What the network does, in numbers that point at nobody. */
export function StatisticsScreen() {
  const { statistics: text, codes } = words.value;
  const type = useSignal<IpType | ''>('');
  const figures = useSignal<Statistics | null>(null);
  const failure = useSignal<Failure | null>(null);
  useTitle(text.title);
  const which = type.value;
  const read = async () => {
    const answer = await statistics(which === '' ? undefined : which);
    failure.value = answer.ok ? null : answer.failure;
    if (answer.ok) figures.value = answer.value;
  };
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => void latest.current(), [which]);
  const now = figures.value;
  return (
    <div class="frame page">
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      <div class="stat-choice">
        <SelectField
          path="type"
          label={text.type}
          none={text.all}
          value={which}
          options={TYPES.map((one) => [one, codes.ipType[one].name] as const)}
          onPick={(picked) => {
            type.value = picked;
          }}
        />
      </div>
      {failure.value && <FailureNotice failure={failure.value} onRetry={() => void read()} />}
      {!now && !failure.value && <Loading />}
      {now && (
        <>
          <p class="muted">{text.until(now.until)}</p>
          {now.months.length === 0 ? (
            <p class="box">{text.none}</p>
          ) : (
            <>
              <Figures figures={now} />
              <Months figures={now} />
              <Provinces figures={now} />
            </>
          )}
          <section class="aside-note">
            <h2>{text.how}</h2>
            <p>{text.howText}</p>
          </section>
        </>
      )}
    </div>
  );
}
