import { Button } from 'antd';
import { MenuOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { chooseLanguage } from '../language/choice.js';
import { useLanguage } from '../language/useLanguage.js';
import { useLabels } from '../language/useCodes.js';
import { useWords } from '../language/useWords.js';
import { VIEWS, viewOf } from '../inbox/question.js';
import { useCounts } from './counts.js';
import { Dialog } from './Dialog.js';
import { isCoordinator, useSignedIn } from './me.js';
import { ShortcutList } from './ShortcutList.js';
import './frame.css';

/** The steady parts around every screen: where one is, what waits, who one is. */
export function Frame() {
  const { frame } = useWords();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const location = useLocation();
  const isMoving = useNavigation().state !== 'idle';
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
      </header>
      <aside className="frame-side">
        <Brand />
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
      <ScrollRestoration getKey={({ pathname, search }) => pathname + search} />
    </div>
  );
}

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
  const { me } = useSignedIn();
  const { pathname } = useLocation();
  return (
    <nav className="nav">
      <h2>{frame.cases}</h2>
      <Views />
      <h2>{frame.network}</h2>
      <ul>
        {isCoordinator(me) && <NavItem to="/overview" words={frame.overview} isHere={pathname === '/overview'} />}
        <NavItem to="/network" words={frame.directory} isHere={pathname === '/network'} />
      </ul>
      <Person />
    </nav>
  );
}

function Views() {
  const { views } = useWords();
  const { pathname, search } = useLocation();
  const isOnList = pathname === '/';
  const counts = useCounts(isOnList);
  const here = isOnList ? viewOf(new URLSearchParams(search)) : null;
  return (
    <ul>
      {VIEWS.map((view) => (
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
  return (
    <li>
      <Link to={to} aria-current={isHere ? 'page' : undefined}>
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
        <button type="button" onClick={signOut}>
          {frame.signOut}
        </button>
      </div>
    </div>
  );
}
