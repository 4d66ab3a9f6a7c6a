import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { onSessionExpired } from '../api/client.js';
import { readMe, signOut } from '../api/session.js';
import type { Me } from '../api/shapes.js';
import { useLanguage } from '../language/useLanguage.js';
import { SignIn } from './SignIn.js';
import { signInWords } from './words.js';

const Workspace = lazy(async () => ({ default: (await import('../workspace/Workspace.js')).Workspace }));

type Session =
  | { readonly state: 'asking' | 'out' | 'unreachable' }
  | { readonly state: 'in' | 'expired'; readonly me: Me };

/**
 * Decides between sign-in and workspace without ever changing the address, so that signing in leads back to where one
 * was. When a session runs out the workspace stays mounted behind the sign-in page: what was being written is kept.
 */
export function SessionGate() {
  const [session, setSession] = useState<Session>({ state: 'asking' });
  const ask = useCallback(() => {
    setSession({ state: 'asking' });
    readMe().then(
      (me) => setSession(me === null ? { state: 'out' } : { state: 'in', me }),
      () => setSession({ state: 'unreachable' }),
    );
  }, []);
  useEffect(ask, [ask]);
  useEffect(
    () => onSessionExpired(() => setSession((now) => ('me' in now ? { state: 'expired', me: now.me } : now))),
    [],
  );
  if (session.state === 'asking') return <Waiting />;
  if (session.state === 'unreachable') return <Unreachable onRetry={ask} />;
  if (!('me' in session)) return <SignIn onSignedIn={(me) => setSession({ state: 'in', me })} />;
  const { me, state } = session;
  const resume = (again: Me) => {
    if (again.id === me.id) setSession({ state: 'in', me: again });
    else location.reload();
  };
  return (
    <>
      <div inert={state === 'expired'}>
        <Suspense fallback={<Waiting />}>
          <Workspace me={me} onSignOut={() => void leave()} />
        </Suspense>
      </div>
      {state === 'expired' && <SignIn expired={me} onSignedIn={resume} />}
    </>
  );
}

/** Leaves nothing of the person behind in memory: the page is loaded anew. */
async function leave(): Promise<void> {
  await signOut().catch(() => undefined);
  location.assign('/console/');
}

function Waiting() {
  const words = signInWords[useLanguage()];
  return (
    <div className="sign-in-wait" role="status">
      {words.loading}
    </div>
  );
}

function Unreachable({ onRetry }: { readonly onRetry: () => void }) {
  const words = signInWords[useLanguage()];
  return (
    <div className="sign-in-wait" role="alert">
      <strong>{words.unreachable}</strong>
      <span>{words.unreachableHint}</span>
      <button className="sign-in-submit" onClick={onRetry}>
        {words.retry}
      </button>
    </div>
  );
}
