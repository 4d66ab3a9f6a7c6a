import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
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
              { index: true, lazy: async () => ({ Component: (await import('../inbox/InboxPage.js')).InboxPage }) },
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
                path: 'network',
                lazy: async () => ({ Component: (await import('../network/NetworkPage.js')).NetworkPage }),
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
            <RouterProvider router={router} />
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
