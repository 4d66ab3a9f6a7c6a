import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { path } from '../router.js';
import { FileScreen } from '../screens/file/fileScreen.js';
import { FiledScreen } from '../screens/filed.js';
import { HomeScreen } from '../screens/home.js';
import { NotFoundScreen } from '../screens/notFound.js';
import { words } from '../words/index.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { lazy } from './lazy.js';
import { Proving } from './proving.js';

/** Home and filing come with the first file; what is looked at at leisure comes when it is asked for. */
const SCREENS: readonly [pattern: RegExp, screen: ComponentType][] = [
  [/^\/$/, HomeScreen],
  [/^\/file$/, FileScreen],
  [/^\/filed$/, FiledScreen],
  [/^\/track$/, lazy(async () => (await import('../screens/track/lookupScreen.js')).LookupScreen)],
  [/^\/track\/[^/]+$/, lazy(async () => (await import('../screens/track/caseScreen.js')).CaseScreen)],
  [/^\/institutions$/, lazy(async () => (await import('../screens/institutions.js')).InstitutionsScreen)],
  [/^\/rate$/, lazy(async () => (await import('../screens/rate.js')).RateScreen)],
  [/^\/receipt$/, lazy(async () => (await import('../screens/receipt.js')).ReceiptScreen)],
  [/^\/open$/, lazy(async () => (await import('../screens/open.js')).OpenScreen)],
  [/^\/statistics$/, lazy(async () => (await import('../screens/statistics.js')).StatisticsScreen)],
  [/^\/privacy$/, lazy(async () => (await import('../screens/privacy.js')).PrivacyScreen)],
];

export function App() {
  const place = path.value.replace(/(?<=.)\/+$/, '');
  const Screen = SCREENS.find(([pattern]) => pattern.test(place))?.[1] ?? NotFoundScreen;
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    // The browser places the focus itself on the first page; afterwards a new page is announced by its heading.
    if (!isFirst.current) main.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [place]);
  return (
    <>
      <a class="skip" href="#main">
        {words.value.site.skip}
      </a>
      <Header place={place} />
      <main id="main" tabIndex={-1} ref={main}>
        <Screen key={place} />
      </main>
      <Proving />
      <Footer />
    </>
  );
}
