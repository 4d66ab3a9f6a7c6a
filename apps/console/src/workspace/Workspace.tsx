import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ProofGate } from '../account/Proof.js';
import { asProblem, isPassing } from '../api/problem.js';
import type { Me } from '../api/shapes.js';
import { useLanguage } from '../language/useLanguage.js';
import { antTheme } from '../theme.js';
import { Broken, NotFound } from './dead-ends.js';
import { Frame } from './Frame.js';
import { MeContext } from './me.js';

const MINUTE_MS = 60_000;

/** The nonce under which the page may add its own style sheets; absent in development. */
function styleNonce(): string | undefined {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? undefined;
}

const createClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 10 * MINUTE_MS,
        retry: (failures, error) => failures < 2 && isPassing(asProblem(error)),
      },
    },
  });

const createRouter = () =>
  createBrowserRouter(
    [
      {
        Component: Frame,
        ErrorBoundary: Broken,
        children: [
          {
            ErrorBoundary: Broken,
            HydrateFallback: () => null,
            children: [
              { index: true, lazy: async () => ({ Component: (await import('./Home.js')).Home }) },
              {
                path: 'cases/:caseNo/letters/:letterId',
                lazy: async () => ({ Component: (await import('../between/LetterPage.js')).LetterPage }),
              },
              {
                path: 'letters/:letterId',
                lazy: async () => ({ Component: (await import('../outside/OutsideLetterPage.js')).OutsideLetterPage }),
              },
              {
                path: 'precedents',
                lazy: async () => ({ Component: (await import('../between/PrecedentsPage.js')).PrecedentsPage }),
              },
              {
                path: 'channels',
                lazy: async () => ({ Component: (await import('../outside/ChannelsPage.js')).ChannelsPage }),
              },
              {
                path: 'cases/:caseNo',
                lazy: async () => ({ Component: (await import('../case/CasePage.js')).CasePage }),
              },
              {
                path: 'cases/:caseNo/documents/:documentId',
                lazy: async () => ({ Component: (await import('../case/DocumentPage.js')).DocumentPage }),
              },
              {
                path: 'overview',
                lazy: async () => ({ Component: (await import('../overview/OverviewPage.js')).OverviewPage }),
              },
              {
                path: 'time',
                lazy: async () => ({ Component: (await import('../timePolicy/TimePage.js')).TimePage }),
              },
              {
                path: 'closing',
                lazy: async () => ({ Component: (await import('../closing/ClosingPage.js')).ClosingPage }),
              },
              {
                path: 'archive',
                lazy: async () => ({ Component: (await import('../archive/ArchivePage.js')).ArchivePage }),
              },
              {
                path: 'outbox',
                lazy: async () => ({ Component: (await import('../notices/OutboxPage.js')).OutboxPage }),
              },
              {
                path: 'network',
                lazy: async () => ({ Component: (await import('../network/NetworkPage.js')).NetworkPage }),
              },
              {
                path: 'evidence-store',
                lazy: async () => ({ Component: (await import('../store/StorePage.js')).StorePage }),
              },
              {
                path: 'account',
                lazy: async () => ({ Component: (await import('../account/AccountPage.js')).AccountPage }),
              },
              {
                path: 'accounts',
                lazy: async () => ({ Component: (await import('../keeping/AccountsPage.js')).AccountsPage }),
              },
              {
                path: 'who-sees',
                lazy: async () => ({ Component: (await import('../keeping/SightPage.js')).SightPage }),
              },
              {
                path: 'look',
                lazy: async () => ({ Component: (await import('../keeping/LookPage.js')).LookPage }),
              },
              {
                path: 'releases',
                lazy: async () => ({ Component: (await import('../releases/ReleasesPage.js')).ReleasesPage }),
              },
              {
                path: 'releases/:kind/:id',
                lazy: async () => ({ Component: (await import('../releases/ReleasePage.js')).ReleasePage }),
              },
              {
                path: 'accuracy',
                lazy: async () => ({ Component: (await import('../accuracy/AccuracyPage.js')).AccuracyPage }),
              },
              {
                path: 'team',
                lazy: async () => ({ Component: (await import('../team/TeamPage.js')).TeamPage }),
              },
              {
                path: 'data-requests',
                lazy: async () => ({ Component: (await import('../audit/RightsPage.js')).RightsPage }),
              },
              {
                path: 'audit',
                lazy: async () => ({ Component: (await import('../audit/AuditPage.js')).AuditPage }),
              },
              { path: '*', Component: NotFound },
            ],
          },
        ],
      },
    ],
    { basename: '/console' },
  );

interface WorkspaceProps {
  readonly me: Me;
  readonly onSignOut: () => void;
}

/** Everything behind the sign-in: component library, router and the cache of what was read. */
export function Workspace({ me, onSignOut }: WorkspaceProps) {
  const [client] = useState(createClient);
  const [router] = useState(createRouter);
  const [csp] = useState(() => ({ nonce: styleNonce() }));
  const isChinese = useLanguage() === 'zh';
  return (
    <ConfigProvider csp={csp} theme={antTheme} locale={isChinese ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <App component={false} message={{ maxCount: 2 }}>
        <QueryClientProvider client={client}>
          <MeContext value={{ me, signOut: onSignOut }}>
            <FreshAfterSignIn me={me} />
            <ProofGate>
              <RouterProvider router={router} />
            </ProofGate>
          </MeContext>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

/** Whoever comes back after an expired session sees the state of now, not of then. */
function FreshAfterSignIn({ me }: { readonly me: Me }) {
  const client = useQueryClient();
  useEffect(() => void client.invalidateQueries(), [client, me]);
  return null;
}
