import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Origin, SignIn, type Viewer } from '#access';
import { Network } from '#network';
import { Env } from '#platform/config';
import { sessionCookie } from '../http/access.js';
import { refById } from '../public/present.js';
import type { MeDto } from './staff.dto.js';

const DEVICE = 'ipr_device';
const DEVICE_SECONDS = 180 * 86_400;
const ROUND_TRIP = 'ipr_open_id';
const ROUND_TRIP_PATH = '/api/v1/auth/open-id';

/** What signing in reads from a call and leaves in the browser, and what it says of who is signed in. */
@Injectable()
export class SessionDoor {
  constructor(
    private readonly env: Env,
    private readonly network: Network,
    private readonly signIn: SignIn,
  ) {}

  origin(request: FastifyRequest): Origin {
    return { address: request.ip, userAgent: request.headers['user-agent'], knownDevice: request.cookies[DEVICE] };
  }

  secretOf(request: FastifyRequest): string {
    return request.cookies[sessionCookie(this.env).name] ?? '';
  }

  keep(reply: FastifyReply, secret: string): void {
    const { name, options } = sessionCookie(this.env);
    void reply.setCookie(name, secret, options);
  }

  /** Both factors were given: the browser gets its session, and is a known one from now on. */
  async welcome(reply: FastifyReply, accountId: string, secret: string): Promise<void> {
    this.keep(reply, secret);
    const { secure } = sessionCookie(this.env).options;
    void reply.setCookie(DEVICE, await this.signIn.rememberDevice(accountId), {
      path: '/api/v1/auth',
      httpOnly: true,
      secure,
      sameSite: 'strict',
      maxAge: DEVICE_SECONDS,
    });
  }

  forget(reply: FastifyReply): void {
    const { name, options } = sessionCookie(this.env);
    void reply.clearCookie(name, options).header('Clear-Site-Data', '"storage"');
  }

  /** Lax: the browser comes back from the provider's site, and this is what shows that it set out from here. */
  keepRoundTrip(reply: FastifyReply, ticket: string): void {
    const { secure } = sessionCookie(this.env).options;
    void reply.setCookie(ROUND_TRIP, ticket, {
      path: ROUND_TRIP_PATH,
      httpOnly: true,
      secure,
      sameSite: 'lax',
      maxAge: 600,
    });
  }

  takeRoundTrip(request: FastifyRequest, reply: FastifyReply): string | undefined {
    void reply.clearCookie(ROUND_TRIP, { path: ROUND_TRIP_PATH });
    return request.cookies[ROUND_TRIP];
  }

  async present(viewer: Viewer): Promise<MeDto> {
    const view = await this.network.current();
    return {
      id: viewer.accountId,
      login: viewer.login,
      displayName: viewer.displayName,
      role: viewer.role,
      institution: refById(viewer.institutionId, view),
      queue: viewer.queue,
      queueName: viewer.queue === null ? null : this.network.deskName(viewer.queue, view),
    };
  }
}
