import { useEffect } from 'preact/hooks';
import type { InstitutionKind } from '../api/types.js';
import { institutions } from '../directory.js';
import { Link } from '../router.js';
import { useTitle } from '../shell/title.js';
import { Icon, type IconName } from '../ui/icons.js';
import { words } from '../words/index.js';

function Action(props: { to: string; icon: IconName; title: string; text: string; strong?: boolean }) {
  const { to, icon, title, text, strong } = props;
  return (
    <Link to={to} class={strong ? 'action strong' : 'action'}>
      <Icon name={icon} />
      <span>
        <span class="action-title">{title}</span>
        <span class="action-text">{text}</span>
      </span>
      <Icon name="next" />
    </Link>
  );
}

/** What the network does, shown on one case: the thread that every page of this site is drawn along. */
function Sample() {
  const { sample } = words.value.home;
  return (
    <figure class="sample" aria-label={sample.label}>
      <ol class="thread">
        {sample.stops.map(({ when, what, note }) => (
          <li key={what}>
            <p class="thread-when">{when}</p>
            <p class="thread-what">{what}</p>
            <p class="thread-note">{note}</p>
          </li>
        ))}
      </ol>
      <figcaption>{sample.caption}</figcaption>
    </figure>
  );
}

function Steps() {
  const { steps } = words.value.home;
  return (
    <section class="band" aria-labelledby="steps">
      <div class="frame">
        <h2 id="steps">{steps.title}</h2>
        <ol class="stations">
          {steps.items.map(({ when, title, text }) => (
            <li key={title}>
              <p class="station-when">{when}</p>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
        <p class="muted station-note">{steps.note}</p>
      </div>
    </section>
  );
}

function Scope() {
  const { can, cannot } = words.value.home;
  return (
    <section class="frame scope">
      <div>
        <h2>{can.title}</h2>
        <ul class="marks yes">
          {can.items.map((item) => (
            <li key={item}>
              <Icon name="check" />
              {item}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h2>{cannot.title}</h2>
        <ul class="marks no">
          {cannot.items.map((item) => (
            <li key={item}>
              <Icon name="close" />
              {item}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const KINDS: readonly InstitutionKind[] = ['protection_centre', 'rapid_centre', 'assistance_centre', 'overseas_branch'];

function Network() {
  const { home, codes } = words.value;
  useEffect(() => {
    institutions.need();
  }, []);
  const state = institutions.state.value;
  const all = state.phase === 'ready' ? state.value : null;
  return (
    <section class="band" aria-labelledby="network">
      <div class="frame">
        <h2 id="network">{home.network.title}</h2>
        {state.phase === 'failed' && <p class="muted">{home.network.failed}</p>}
        {all && <p class="measure">{home.network.text(all.length)}</p>}
        <ul class="counts" aria-busy={state.phase === 'loading'}>
          {KINDS.map((kind) => (
            <li key={kind}>
              <span class="count">
                {all ? all.filter((one) => one.kind === kind).length : '–'}
                <span class="unit">{home.network.unit}</span>
              </span>
              <span>{codes.institutionKind[kind]}</span>
            </li>
          ))}
        </ul>
        <Link to="/institutions" class="button">
          {home.network.all}
          <Icon name="next" />
        </Link>
      </div>
    </section>
  );
}

export function HomeScreen() {
  const { home } = words.value;
  useTitle('');
  return (
    <>
      <section class="frame hero">
        <div>
          <h1>
            {home.title.map((phrase) => (
              <span key={phrase} class="phrase">
                {phrase}{' '}
              </span>
            ))}
          </h1>
          <p class="lead">{home.lead}</p>
          <div class="actions">
            <Action to="/file" icon="write" title={home.file.title} text={home.file.text} strong />
            <Action to="/track" icon="search" title={home.track.title} text={home.track.text} />
          </div>
          <p class="hero-notes">
            <span>{home.accused}</span>
            <a href="tel:12330">
              <Icon name="phone" />
              {home.hotline}
            </a>
          </p>
        </div>
        <Sample />
      </section>
      <Steps />
      <Scope />
      <Network />
    </>
  );
}
