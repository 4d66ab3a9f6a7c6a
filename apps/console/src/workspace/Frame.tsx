import { Button } from 'antd';
import { MenuOutlined } from '@ant-design/icons';
import { useEffect, useRef, useState } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation, useNavigate, useNavigation } from 'react-router';
import { chooseLanguage } from '../language/choice.js';
import { useBetweenWords } from '../language/betweenWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { usePrivacyWords } from '../language/privacyWords.js';
import { useLabels } from '../language/useCodes.js';
import { useArchiveWords } from '../language/archiveWords.js';
import { useNoticeWords } from '../language/noticeWords.js';
import { useWords } from '../language/useWords.js';
import { viewOf, viewsFor } from '../inbox/question.js';
import { useRouteWords } from '../language/routeWords.js';
import { useCounts } from './counts.js';
import { Dialog } from './Dialog.js';
import { Bell } from '../notices/Bell.js';
import {
  hasNotices,
  isAdministrator,
  isCoordinator,
  isLeader,
  isSystemAdmin,
  seesAccounts,
  seesArchive,
  seesLetters,
  seesSights,
  useSignedIn,
} from './me.js';
import { ShortcutList } from './ShortcutList.js';
import { useNarrow } from './useNarrow.js';
import './frame.css';

/** The steady parts around every screen: where one is, what waits, who one is. */
export function Frame() {
  const { frame } = useWords();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const location = useLocation();
  const isMoving = useNavigation().state !== 'idle';
  const isNarrow = useNarrow();
  const mayRead = hasNotices(useSignedIn().me);
  useEffect(() => setMenuOpen(false), [location]);
  return (
    <div className="frame">
      <a className="frame-skip" href="#content">
        {frame.skip}
      </a>
      <header className="frame-top">
        <Button
          type="text"
          className="frame-menu"
          icon={<MenuOutlined />}
          aria-label={frame.menu}
          onClick={() => setMenuOpen(true)}
        />
        <Brand />
        {isNarrow && mayRead && <Bell />}
      </header>
      <aside className="frame-side">
        <Brand />
        {!isNarrow && mayRead && <Bell />}
        <Navigation />
      </aside>
      <Dialog isOpen={isMenuOpen} title={frame.menu} className="frame-drawer" onClose={() => setMenuOpen(false)}>
        <Brand />
        <Navigation />
      </Dialog>
      <main id="content" className="frame-content" tabIndex={-1} aria-busy={isMoving}>
        {isMoving && <div className="frame-moving" />}
        <Outlet />
      </main>
      <ShortcutList />
      <ScrollRestoration getKey={placeOf} />
    </div>
  );
}

/** Under what the browser remembers how far a page was scrolled: never the number of a case, nor words that were looked for. */
const placeOf = ({ pathname, search, key }: { pathname: string; search: string; key: string }): string =>
  pathname.includes('/cases/') ? key : `${pathname}?${new URLSearchParams(search).get('view') ?? ''}`;

function Brand() {
  const { frame } = useWords();
  return (
    <Link to="/" className="brand">
      <img src="/console/seal.svg" alt="" width="26" height="26" />
      <span>{frame.product}</span>
    </Link>
  );
}

function Navigation() {
  const { frame } = useWords();
  const { accuracy, team } = useRouteWords();
  const { desk } = usePrivacyWords();
  const { me } = useSignedIn();
  const { pathname } = useLocation();
  const { closing, outbox } = useNoticeWords();
  const archive = useArchiveWords();
  const between = useBetweenWords();
  if (me.role === 'outside_body')
    return (
      <nav className="nav">
        <h2>{between.inbox.title}</h2>
        <ul>
          <NavItem to="/" words={between.inbox.title} isHere={pathname === '/'} />
        </ul>
        <Person />
      </nav>
    );
  return (
    <nav className="nav">
      {me.role === 'auditor' ? (
        <AuditorsOwn />
      ) : isAdministrator(me) ? null : (
        <>
          <h2>{frame.cases}</h2>
          <Views />
        </>
      )}
      {(seesSights(me) || isCoordinator(me)) && (
        <>
          <h2>{frame.access}</h2>
          <ul>
            {seesAccounts(me) && <NavItem to="/accounts" words={frame.accounts} isHere={pathname === '/accounts'} />}
            {seesSights(me) && <NavItem to="/who-sees" words={frame.sights} isHere={pathname === '/who-sees'} />}
            {isCoordinator(me) && <NavItem to="/look" words={frame.look} isHere={pathname === '/look'} />}
          </ul>
        </>
      )}
      <h2>{frame.network}</h2>
      <ul>
        {isLeader(me) && <NavItem to="/overview" words={frame.overview} isHere={pathname === '/overview'} />}
        {isLeader(me) && <NavItem to="/closing" words={closing.title} isHere={pathname === '/closing'} />}
        {seesArchive(me) && <NavItem to="/archive" words={archive.title} isHere={pathname === '/archive'} />}
        {seesLetters(me) && <NavItem to="/outbox" words={outbox.nav} isHere={pathname === '/outbox'} />}
        {isSystemAdmin(me) && (
          <NavItem to="/evidence-store" words={frame.evidenceStore} isHere={pathname === '/evidence-store'} />
        )}
        {isCoordinator(me) && <NavItem to="/accuracy" words={accuracy.nav} isHere={pathname === '/accuracy'} />}
        {me.institution && <NavItem to="/team" words={team.nav} isHere={pathname === '/team'} />}
        {isCoordinator(me) && (
          <NavItem to="/precedents" words={between.precedentsPage.title} isHere={pathname === '/precedents'} />
        )}
        {me.role === 'security_admin' && (
          <NavItem to="/channels" words={between.channels.title} isHere={pathname === '/channels'} />
        )}
        {(me.institution ?? me.queue) && (
          <NavItem to="/data-requests" words={desk.title} isHere={pathname === '/data-requests'} />
        )}
        <NavItem to="/network" words={frame.directory} isHere={pathname === '/network'} />
        {isCoordinator(me) && (
          <NavItem to="/releases" words={frame.releases} isHere={pathname.startsWith('/releases')} />
        )}
        <NavItem to="/time" words={frame.time} isHere={pathname === '/time'} />
      </ul>
      <Person />
    </nav>
  );
}

/** Auditors see what was done, and no case: their first page is the record. */
function AuditorsOwn() {
  const { audit } = usePrivacyWords();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    if (pathname === '/') void navigate('/audit', { replace: true });
  }, [pathname, navigate]);
  return (
    <ul>
      <NavItem to="/audit" words={audit.title} isHere={pathname === '/audit'} />
    </ul>
  );
}

function Views() {
  const { views } = useWords();
  const { me } = useSignedIn();
  const { pathname, search } = useLocation();
  const isOnList = pathname === '/';
  const counts = useCounts(isOnList);
  const here = isOnList ? viewOf(new URLSearchParams(search)) : null;
  return (
    <ul>
      {viewsFor(isCoordinator(me)).map((view) => (
        <NavItem
          key={view}
          to={view === 'inbox' ? '/' : `/?view=${view}`}
          words={views[view]}
          isHere={here === view}
          count={view === 'all' ? undefined : counts?.[view]}
          isAlarm={view === 'overdue'}
        />
      ))}
    </ul>
  );
}

interface NavItemProps {
  readonly to: string;
  readonly words: string;
  readonly isHere: boolean;
  readonly count?: number;
  readonly isAlarm?: boolean;
}

function NavItem({ to, words, isHere, count, isAlarm }: NavItemProps) {
  const link = useRef<HTMLAnchorElement>(null);
  // On a low screen the list scrolls: where one is must be in sight.
  useEffect(() => {
    if (isHere) link.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);
  return (
    <li>
      <Link ref={link} to={to} aria-current={isHere ? 'page' : undefined}>
        <span>{words}</span>
        {count !== undefined && count > 0 && (
          <span className={isAlarm ? 'nav-count nav-count-alarm' : 'nav-count'}>{count}</span>
        )}
      </Link>
    </li>
  );
}

function Person() {
  const { frame } = useWords();
  const { me, signOut } = useSignedIn();
  const label = useLabels();
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <div className="nav-person">
      <strong>{me.displayName}</strong>
      <span>{label('role', me.role)}</span>
      <span className="nav-place">{me.institution?.name ?? me.queueName}</span>
      <div className="nav-person-acts">
        <button type="button" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => chooseLanguage(other)}>
          {frame.language}
        </button>
        <Link to="/account">{frame.account}</Link>
        <button type="button" onClick={signOut}>
          {frame.signOut}
        </button>
      </div>
    </div>
  );
}
