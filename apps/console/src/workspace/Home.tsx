import { Navigate } from 'react-router';
import { InboxPage } from '../inbox/InboxPage.js';
import { OutsideInbox } from '../outside/OutsideInbox.js';
import { isAdministrator, seesAccounts, useSignedIn } from './me.js';

/** Where somebody begins: cases for those who work on them, letters for an outside body, accounts for those who keep them. */
export function Home() {
  const { me } = useSignedIn();
  if (me.role === 'outside_body') return <OutsideInbox />;
  if (!isAdministrator(me)) return <InboxPage />;
  return <Navigate to={seesAccounts(me) ? '/accounts' : '/evidence-store'} replace />;
}
