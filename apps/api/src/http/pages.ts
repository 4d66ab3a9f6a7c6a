import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '#contracts';

/** Seen by nobody but the page itself: no scripts, frames or addresses other than our own. */
const policy = (nonce: string, isConsole: boolean): string =>
  [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // The console's component library places things by style attributes.
    isConsole ? `style-src-attr 'unsafe-inline'` : `style-src-attr 'none'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    // Text becomes markup or script through one policy of the page's own, or not at all.
    `require-trusted-types-for 'script'`,
    `trusted-types ${isConsole ? 'default' : 'own'}`,
  ].join('; ');

/** Serves the two built web apps: assets for ever, pages never from a cache, every other path as the app's own page. */
export async function servePages(
  server: FastifyInstance,
  root: string,
  notFound: (error: AppError, request: FastifyRequest, reply: FastifyReply) => void,
): Promise<void> {
  await server.register(staticFiles, { root, serve: false });
  const pages = new Map(
    ['portal', 'console'].map((app) => [
      app,
      existsSync(join(root, app, 'index.html')) ? readFileSync(join(root, app, 'index.html'), 'utf8') : null,
    ]),
  );
  server.get('/*', (request, reply) => {
    const path = normalize(decodeURIComponent(request.url.split('?')[0] ?? '/'));
    if (path.startsWith('/api/') || path.includes('\0'))
      return notFound(new AppError('route.not_found'), request, reply);
    const isConsole = path === '/console' || path.startsWith('/console/');
    const file = isConsole ? path.replace(/^\/console/, '/console') : `/portal${path}`;
    if (/\.\w{2,5}$/.test(path) && !path.endsWith('.html')) {
      if (!existsSync(join(root, file))) return notFound(new AppError('route.not_found'), request, reply);
      const isHashed = path.includes('/assets/');
      return reply
        .header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
        .sendFile(file.slice(1), { cacheControl: false });
    }
    const page = pages.get(isConsole ? 'console' : 'portal');
    if (!page) return notFound(new AppError('route.not_found'), request, reply);
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('Content-Security-Policy', policy(nonce, isConsole))
      .header('Cache-Control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__CSP_NONCE__', nonce));
  });
}
