import { type Signal, useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import { institutions as fetchInstitutions } from '../api/calls.js';
import type { Failure } from '../api/client.js';
import type { Institution, InstitutionKind, IpType } from '../api/types.js';
import { dayInWords } from '../days.js';
import { Link } from '../router.js';
import { useTitle } from '../shell/title.js';
import { SelectField, TextField } from '../ui/field.js';
import { Icon } from '../ui/icons.js';
import { FailureNotice, Loading, Notice, Spoken } from '../ui/notice.js';
import { RegionPicker } from '../ui/regionPicker.js';
import { words } from '../words/index.js';

interface Filter {
  region: string;
  type: IpType | '';
  kind: InstitutionKind | '';
  text: string;
}

const ALL: Filter = { region: '', type: '', kind: '', text: '' };
const AT_ONCE = 30;

/** Which institutions answer for a place and a right is the interface's to say; kind and words are looked up here. */
function useInstitutions({ region, type }: Filter) {
  const state = useSignal<{ items: Institution[] | null; failure: Failure | null }>({ items: null, failure: null });
  const newest = useSignal(0);
  const load = useCallback(async () => {
    const own = newest.peek() + 1;
    newest.value = own;
    const answer = await fetchInstitutions({ ...(region && { regionCode: region }), ...(type && { type }) });
    if (newest.peek() !== own) return;
    state.value = answer.ok
      ? { items: answer.value, failure: null }
      : { items: state.peek().items, failure: answer.failure };
  }, [region, type, state, newest]);
  useEffect(() => void load(), [load]);
  return { state, load };
}

const matches = ({ name, industries, regionName, kind }: Institution, filter: Filter): boolean => {
  const wanted = filter.text.normalize('NFKC').trim().toLowerCase();
  const said = [name, regionName, ...industries].join(' ').toLowerCase();
  return (filter.kind === '' || kind === filter.kind) && said.includes(wanted);
};

function Filters({ filter }: { filter: Signal<Filter> }) {
  const { institutions: text, codes } = words.value;
  const change = (part: Partial<Filter>) => {
    filter.value = { ...filter.value, ...part };
  };
  const types = (Object.keys(codes.ipType) as IpType[]).filter((type) => type !== 'none' && type !== 'other');
  const kinds = Object.keys(codes.institutionKind) as InstitutionKind[];
  return (
    <form
      class="filters"
      role="search"
      aria-label={text.title}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <RegionPicker
        path="region"
        label={text.region}
        hint={text.regionHint}
        value={filter.value.region}
        elsewhere={false}
        onPick={(region) => {
          change({ region });
        }}
      />
      <SelectField
        path="type"
        label={text.type}
        value={filter.value.type}
        none={text.typeAll}
        options={types.map((type) => [type, codes.ipType[type].name] as const)}
        onPick={(type) => {
          change({ type });
        }}
      />
      <SelectField
        path="kind"
        label={text.kind}
        value={filter.value.kind}
        none={text.kindAll}
        options={kinds.map((kind) => [kind, codes.institutionKind[kind]] as const)}
        onPick={(kind) => {
          change({ kind });
        }}
      />
      <TextField
        path="text"
        label={text.name}
        hint={text.nameHint}
        type="search"
        value={filter.value.text}
        onText={(typed) => {
          change({ text: typed });
        }}
      />
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          filter.value = ALL;
        }}
      >
        {text.clear}
      </button>
    </form>
  );
}

/** A source is linked only where it is an address; whatever else stands there is shown as it is. */
function Source({ source }: { source: string | null | undefined }) {
  const { institutions: text } = words.value;
  if (!source) return <>{text.noSource}</>;
  if (!/^https?:\/\//.test(source)) return <>{source}</>;
  return (
    <a href={source} target="_blank" rel="noopener noreferrer nofollow">
      {URL.canParse(source) ? new URL(source).host : source}
    </a>
  );
}

function Details({ one }: { one: Institution }) {
  const { institutions: text, codes, site, track } = words.value;
  const types = one.ipTypes.map((type) => (type in codes.ipType ? codes.ipType[type as IpType].name : type));
  return (
    <details>
      <summary>{text.types(types.length)}</summary>
      <p class="small">{types.join(site.listSeparator)}</p>
      {one.limits.length > 0 && (
        <>
          <p class="label">{text.limits}</p>
          <ul class="plain-list small">
            {one.limits.map(({ kind, workingDays }) => (
              <li key={kind}>
                {track.deadline[kind] ?? kind}
                {site.colon}
                {text.workingDays(workingDays)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="small muted">
        {text.source}
        {site.colon}
        <Source source={one.source} />
        {one.validFrom && ` · ${text.since(dayInWords(one.validFrom, false))}`}
      </p>
    </details>
  );
}

function Entry({ one }: { one: Institution }) {
  const { institutions: text, codes, site } = words.value;
  const isSure = one.provenance === 'verified';
  return (
    <li class="institution">
      <div class="institution-head">
        <h2>{one.name}</h2>
        <span class={isSure ? 'tag good' : one.provenance === 'unverified' ? 'tag doubt' : 'tag'}>
          {codes.provenance[one.provenance]}
        </span>
      </div>
      <p class="muted small">
        {codes.institutionKind[one.kind]} · {one.regionName}
      </p>
      {one.industries.length > 0 && (
        <p>
          {text.industries}
          {site.colon}
          {one.industries.join(site.listSeparator)}
        </p>
      )}
      <p>
        {one.phone ? (
          <a class="phone" href={`tel:${one.phone.replace(/[^\d+]/g, '')}`}>
            <Icon name="phone" />
            {one.phone}
          </a>
        ) : (
          <span class="muted small">{text.noPhone}</span>
        )}
      </p>
      <Details one={one} />
    </li>
  );
}

function Results({ filter }: { filter: Filter }) {
  const { institutions: text } = words.value;
  const { state, load } = useInstitutions(filter);
  const shown = useSignal(AT_ONCE);
  const { items, failure } = state.value;
  if (failure && !items) return <FailureNotice failure={failure} onRetry={() => void load()} />;
  if (!items) return <Loading />;
  // For a place the interface's order says who comes first; for the whole country the order of the map is easier to find in.
  const ordered = filter.region === '' ? [...items].sort((a, b) => a.regionCode.localeCompare(b.regionCode)) : items;
  const found = ordered.filter((one) => matches(one, filter));
  return (
    <>
      {failure && <FailureNotice failure={failure} onRetry={() => void load()} />}
      <p class="result-count" aria-hidden="true">
        {text.count(found.length)}
      </p>
      <Spoken text={text.count(found.length)} />
      {found.length === 0 && (
        <Notice tone="calm" title={text.none}>
          <p>{text.noneText}</p>
          <Link to="/file" class="button">
            {text.file}
          </Link>
        </Notice>
      )}
      <ul class="institution-list">
        {found.slice(0, shown.value).map((one) => (
          <Entry key={one.id} one={one} />
        ))}
      </ul>
      {found.length > shown.value && (
        <button
          type="button"
          class="button"
          onClick={() => {
            shown.value += AT_ONCE;
          }}
        >
          {text.more(Math.min(AT_ONCE, found.length - shown.value))}
        </button>
      )}
    </>
  );
}

export function InstitutionsScreen() {
  const { institutions: text } = words.value;
  const filter = useSignal<Filter>(ALL);
  useTitle(text.title);
  return (
    <div class="frame page institutions-page">
      <div class="file-head">
        <h1>{text.title}</h1>
        <p class="lead">{text.lead}</p>
        <p class="small muted measure">{text.provenanceNote}</p>
      </div>
      <Filters filter={filter} />
      <div>
        <Results filter={filter.value} />
      </div>
    </div>
  );
}
