import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Credentials, deviceOf, Factors, OpenId, Passkeys, Sessions, type SessionState, type Viewer } from '#access';
import { Database, SYSTEM } from '#platform/database';
import { CurrentSession, CurrentViewer, Enrolling, Fresh, SignedIn } from '../http/access.js';
import {
  AuthenticatorDto,
  ChallengeDto,
  ConfirmAuthenticatorDto,
  EnrolledDto,
  NewPasskeyDto,
  NewPasswordDto,
  OwnAccountDto,
  OwnSessionsDto,
  RecoveryCodesDto,
} from './account.dto.js';
import { SessionDoor } from './session-door.js';

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

/** What everybody keeps of the own account: how to sign in, and where one is signed in. */
@ApiTags('auth')
@SignedIn()
@Controller('auth')
export class OwnAccountController {
  constructor(
    private readonly sessions: Sessions,
    private readonly factors: Factors,
    private readonly passkeys: Passkeys,
    private readonly openId: OpenId,
    private readonly door: SessionDoor,
  ) {}

  @Get('account')
  @ApiOkResponse({ type: OwnAccountDto })
  async account(@CurrentViewer() { accountId }: Viewer): Promise<OwnAccountDto> {
    const [factors, passkeys, identities] = await Promise.all([
      this.factors.of(accountId),
      this.passkeys.of(accountId),
      this.openId.of(accountId),
    ]);
    return {
      hasAuthenticator: factors.totp,
      recoveryCodes: factors.recoveryCodes,
      passkeys: passkeys.map((key) => ({
        ...key,
        createdAt: key.createdAt.toISOString(),
        lastUsedAt: instant(key.lastUsedAt),
      })),
      identities: identities.map((one) => ({ ...one, linkedAt: one.linkedAt.toISOString() })),
      openIdLabel: this.openId.label,
    };
  }

  @Enrolling()
  @Post('authenticator/proposal')
  @HttpCode(200)
  @ApiOperation({ summary: 'A secret for an authenticator; it counts once a code of it was shown' })
  @ApiOkResponse({ type: AuthenticatorDto })
  propose(@CurrentViewer() { accountId, login }: Viewer): AuthenticatorDto {
    return this.factors.propose(accountId, login);
  }

  @Enrolling()
  @Post('authenticator')
  @HttpCode(200)
  @ApiOperation({ summary: 'Makes it the authenticator of the account, in place of a former one' })
  @ApiOkResponse({ type: EnrolledDto })
  async confirm(
    @Body() { ticket, code }: ConfirmAuthenticatorDto,
    @CurrentSession() state: SessionState,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolledDto> {
    await this.factors.confirm(state.viewer.accountId, ticket, code);
    return this.enrolled(state, request, reply);
  }

  @Fresh()
  @Post('recovery-codes')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ten new codes on paper; the former ones are void' })
  @ApiOkResponse({ type: RecoveryCodesDto })
  async recoveryCodes(@CurrentViewer() { accountId }: Viewer): Promise<RecoveryCodesDto> {
    return { codes: await this.factors.newRecoveryCodes(accountId) };
  }

  @Enrolling()
  @Post('passkeys/challenge')
  @HttpCode(200)
  @ApiOkResponse({ type: ChallengeDto })
  async newPasskey(@CurrentViewer() viewer: Viewer): Promise<ChallengeDto> {
    const { options, ticket } = await this.passkeys.propose(viewer);
    return { options: { ...options }, ticket };
  }

  @Enrolling()
  @Post('passkeys')
  @HttpCode(200)
  @ApiOkResponse({ type: EnrolledDto })
  async addPasskey(
    @Body() { ticket, response, name }: NewPasskeyDto,
    @CurrentSession() state: SessionState,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolledDto> {
    await this.passkeys.add(state.viewer, ticket, response, name);
    return this.enrolled(state, request, reply);
  }

  @Fresh()
  @Post('passkeys/:id/removal')
  @HttpCode(204)
  @ApiNoContentResponse()
  async removePasskey(@Param('id') id: string, @CurrentViewer() { accountId }: Viewer): Promise<void> {
    await this.passkeys.remove(accountId, id);
  }

  @Fresh()
  @Post('identities/:id/removal')
  @HttpCode(204)
  @ApiNoContentResponse()
  async unlink(@Param('id') id: string, @CurrentViewer() { accountId }: Viewer): Promise<void> {
    await this.openId.unlink(accountId, accountId, id);
  }

  /** A second factor is there: whoever came by a link is signed in now, and everybody has codes on paper. */
  private async enrolled(state: SessionState, request: FastifyRequest, reply: FastifyReply): Promise<EnrolledDto> {
    const { accountId } = state.viewer;
    if (!state.hasSecondFactor) {
      const opening = { way: 'invitation', device: deviceOf(request.headers['user-agent']) } as const;
      const secret = await this.sessions.openWhole(accountId, opening, this.door.secretOf(request));
      await this.door.welcome(reply, accountId, secret);
    }
    const { recoveryCodes } = await this.factors.of(accountId);
    return { recoveryCodes: recoveryCodes > 0 ? [] : await this.factors.newRecoveryCodes(accountId) };
  }
}

/** The own password, and the browsers in which one is signed in. */
@ApiTags('auth')
@SignedIn()
@Controller('auth')
export class OwnSessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly credentials: Credentials,
    private readonly database: Database,
    private readonly door: SessionDoor,
  ) {}

  @Post('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'A new password; all other sessions end' })
  @ApiNoContentResponse()
  async password(
    @Body() { current, next }: NewPasswordDto,
    @CurrentSession() { id, viewer }: SessionState,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.credentials.change({ accountId: viewer.accountId, sessionId: id }, current, next);
    await this.door.welcome(reply, viewer.accountId, await this.sessions.renew(this.door.secretOf(request)));
  }

  @Get('sessions')
  @ApiOkResponse({ type: OwnSessionsDto })
  async list(@CurrentSession() { id, viewer }: SessionState): Promise<OwnSessionsDto> {
    const items = await this.sessions.of(viewer.accountId);
    return {
      items: items.map((one) => ({
        ...one,
        createdAt: one.createdAt.toISOString(),
        lastSeenAt: one.lastSeenAt.toISOString(),
        isThis: one.id === id,
      })),
    };
  }

  @Post('sessions/:id/end')
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(@Param('id') id: string, @CurrentViewer() { accountId }: Viewer): Promise<void> {
    await this.sessions.end(accountId, id);
  }

  @Post('sessions/end-others')
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends all sessions but this one' })
  @ApiNoContentResponse()
  async endOthers(@CurrentSession() { id, viewer }: SessionState): Promise<void> {
    await this.database.transaction(SYSTEM, (tx) => this.sessions.endOthers(tx, viewer.accountId, id));
  }
}
