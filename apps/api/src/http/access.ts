import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { isCoordinator, isStaff, Lookup, type OutsideBody, Sessions, type SessionState, type Viewer } from '#access';
import { AuthorityKeys } from '#authorities';
import { AppError, type Role } from '#contracts';
import { Env } from '#platform/config';

/** Who may call a route. Every route says it; one that does not is closed to all. */
export type Audience =
  | { readonly to: 'public' }
  | { readonly to: 'applicant' }
  | { readonly to: 'half_signed_in' }
  | { readonly to: 'enrolling' }
  | { readonly to: 'authority' }
  | { readonly to: 'signed_in'; readonly kinds: readonly ('staff' | 'coordinator' | Role)[] };

const AUDIENCE = 'audience';
const FRESH = 'fresh';

export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata(AUDIENCE, { to: 'public' } satisfies Audience);
/** The holder of a lookup token, for the one case that it opens. */
export const ForApplicant = (): MethodDecorator => SetMetadata(AUDIENCE, { to: 'applicant' } satisfies Audience);
/** A session that has given its password but not its second factor. */
export const HalfSignedIn = (): MethodDecorator => SetMetadata(AUDIENCE, { to: 'half_signed_in' } satisfies Audience);
/** Outside bodies: their people with an account of their own, their systems with a key. */
export const ForAuthority = (): MethodDecorator & ClassDecorator =>
  SetMetadata(AUDIENCE, { to: 'authority' } satisfies Audience);
export const SignedIn = (...kinds: readonly ('staff' | 'coordinator' | Role)[]): MethodDecorator & ClassDecorator =>
  SetMetadata(AUDIENCE, { to: 'signed_in', kinds } satisfies Audience);

/** A session that was let in to set up a second factor, or one that has given both just now. */
export const Enrolling = (): MethodDecorator => SetMetadata(AUDIENCE, { to: 'enrolling' } satisfies Audience);
/**
 * A sensitive act: the caller must have given both factors within the last ten minutes, else `403 auth.proof_required`, after which
 * the page asks for them (POST /auth/proof) and tries again.
 */
export const Fresh = (): MethodDecorator & ClassDecorator => SetMetadata(FRESH, true);

interface Known extends FastifyRequest {
  viewer?: Viewer;
  sessionState?: SessionState;
  openedCase?: string;
  outsideBody?: OutsideBody;
  cookies: Record<string, string | undefined>;
}

export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const { viewer } = context.switchToHttp().getRequest<Known>();
  if (!viewer) throw new AppError('auth.required');
  return viewer;
});

export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): SessionState => {
  const { sessionState } = context.switchToHttp().getRequest<Known>();
  if (!sessionState) throw new AppError('auth.required');
  return sessionState;
});

export const OpenedCase = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { openedCase } = context.switchToHttp().getRequest<Known>();
  if (!openedCase) throw new AppError('auth.required');
  return openedCase;
});

export const CurrentOutsideBody = createParamDecorator((_: unknown, context: ExecutionContext): OutsideBody => {
  const { outsideBody } = context.switchToHttp().getRequest<Known>();
  if (!outsideBody) throw new AppError('auth.required');
  return outsideBody;
});

/** Name and attributes of the session cookie: host-bound and Secure wherever the system is reached by TLS. */
export function sessionCookie(env: Env): {
  name: string;
  options: { path: '/'; httpOnly: true; secure: boolean; sameSite: 'strict' };
} {
  const secure = env.PUBLIC_URL.startsWith('https:');
  return {
    name: secure ? '__Host-ipr' : 'ipr_session',
    options: { path: '/', httpOnly: true, secure, sameSite: 'strict' },
  };
}

type AccountAudience = Extract<Audience, { to: 'half_signed_in' | 'enrolling' | 'signed_in' }>;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The first lock of every door; row-level security is the second. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly lookup: Lookup,
    private readonly env: Env,
    private readonly keys: AuthorityKeys,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Known>();
    const audience = this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!audience) throw new AppError('auth.forbidden');
    if (!SAFE.has(request.method)) this.refuseForeignOrigin(request);
    if (audience.to === 'public') return true;
    if (audience.to === 'applicant') return this.admitApplicant(request);
    if (audience.to === 'authority') return this.admitAuthority(request);
    await this.admitAccount(request, audience);
    const isSensitive = this.reflector.getAllAndOverride<boolean | undefined>(FRESH, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isSensitive && !request.sessionState?.isProved) throw new AppError('auth.proof_required');
    return true;
  }

  private async admitApplicant(request: Known): Promise<boolean> {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    const caseId = scheme?.toLowerCase() === 'bearer' && token ? await this.lookup.caseOf(token) : null;
    if (!caseId) throw new AppError('auth.required');
    request.openedCase = caseId;
    return true;
  }

  private async admitAuthority(request: Known): Promise<boolean> {
    const [scheme, secret] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() === 'bearer' && secret) {
      const key = await this.keys.ofKey(secret);
      if (!key) throw new AppError('auth.required');
      request.outsideBody = { authorityId: key.authorityId, by: `key:${key.keyId}` };
      return true;
    }
    await this.admitAccount(request, { to: 'signed_in', kinds: ['outside_body'] });
    const accountId = request.viewer?.accountId ?? '';
    const authorityId = await this.keys.ofAccount(accountId);
    if (!authorityId) throw new AppError('auth.forbidden');
    request.outsideBody = { authorityId, by: accountId };
    return true;
  }

  private async admitAccount(request: Known, audience: AccountAudience): Promise<void> {
    const secret = request.cookies[sessionCookie(this.env).name];
    const state = secret ? await this.sessions.read(secret) : null;
    if (!state) throw new AppError('auth.required');
    request.viewer = state.viewer;
    request.sessionState = state;
    if (audience.to === 'half_signed_in') return;
    if (audience.to === 'enrolling' && state.mayEnrol) return;
    if (!state.hasSecondFactor) throw new AppError('auth.second_factor_required');
    if (audience.to === 'enrolling') {
      if (!state.isProved) throw new AppError('auth.proof_required');
      return;
    }
    const { viewer } = state;
    const isMeant = audience.kinds.some((kind) =>
      kind === 'staff' ? isStaff(viewer) : kind === 'coordinator' ? isCoordinator(viewer) : kind === viewer.role,
    );
    if (audience.kinds.length > 0 && !isMeant) throw new AppError('auth.forbidden');
  }

  /** A browser says where a write comes from; another site's page is refused (the cookie is SameSite=Strict besides). */
  private refuseForeignOrigin(request: Known): void {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new AppError('auth.cross_site');
    const { origin, host } = request.headers;
    if (origin === undefined) return;
    const isOwn =
      origin === new URL(this.env.PUBLIC_URL).origin || (URL.canParse(origin) && new URL(origin).host === host);
    if (!isOwn) throw new AppError('auth.cross_site');
  }
}
