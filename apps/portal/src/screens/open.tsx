import { useTitle } from '../shell/title.js';
import { words } from '../words/index.js';

const BASE = '/api/v1';

type Call = (typeof words.value.open.calls)[number];

function CallPart({ call }: { call: Call }) {
  const { open } = words.value;
  const address = `${BASE}${call.path}${call.query}`;
  return (
    <section class="open-call">
      <h2>{call.title}</h2>
      <p>
        <code>
          GET {BASE}
          {call.path}
        </code>
      </p>
      <p>{call.text}</p>
      <p class="label">{open.example}</p>
      <pre class="open-example" tabIndex={0}>
        <code>{`curl -G '${location.origin}${BASE}${call.path}'${dataOf(call.query)}`}</code>
      </pre>
      <p>
        <a class="button quiet" href={address} target="_blank" rel="noopener">
          {open.tryIt}
        </a>
      </p>
      {call.fields.length > 0 && (
        <>
          <p class="label">{open.fields}</p>
          <dl class="open-fields">
            {call.fields.map(([name, text]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

/** Each part of the query as an argument of its own, so that Chinese words need no escaping by hand. */
const dataOf = (query: string): string =>
  query
    .slice(1)
    .split('&')
    .map((part) => ` \\\n  --data-urlencode '${part}'`)
    .join('');

/** The open competence interface in plain words, for platforms and chambers of commerce. */
export function OpenScreen() {
  const { open, site } = words.value;
  useTitle(open.title);
  return (
    <article class="frame narrow page prose open-page">
      <h1>{open.title}</h1>
      <p class="lead">{open.lead}</p>
      <p>
        {open.base}
        {site.colon}
        <code>
          {location.origin}
          {BASE}
        </code>
      </p>
      <h2>{open.download}</h2>
      <div class="button-row">
        <a class="button strong" href={`${BASE}/network/competences?format=csv`} download>
          {open.csv}
        </a>
        <a class="button" href={`${BASE}/network/competences`} target="_blank" rel="noopener">
          {open.json}
        </a>
        <a class="button quiet" href="/api/openapi.json" target="_blank" rel="noopener">
          {open.description}
        </a>
      </div>
      {open.calls.map((call) => (
        <CallPart key={call.path} call={call} />
      ))}
      <section>
        <h2>{open.rulesTitle}</h2>
        <ul>
          {open.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
    </article>
  );
}
