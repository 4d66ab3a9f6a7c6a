import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignIn, type Viewer } from '#access';
import { Network } from '#network';
import { Env } from '#platform/config';
import { CurrentViewer, HalfSignedIn, Public, sessionCookie, SignedIn } from '../http/access.js';
import { CallerAddress } from '../http/headers.js';
import { refById } from '../public/present.js';
import { LoginAnswerDto, LoginDto, MeDto, SecondFactorDto } from './staff.dto.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly network: Network,
    private readonly env: Env,
  ) {}

  @Public()
  @Post('login')
  @HttpCode(200)
  @ApiOperation({ summary: 'First step: password. Opens a session that can do nothing but the second step.' })
  @ApiOkResponse({ type: LoginAnswerDto })
  async login(
    @Body() body: LoginDto,
    @CallerAddress() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    this.keep(reply, await this.signIn.withPassword(body.login, body.password, address));
    return { next: 'second_factor' };
  }

  @HalfSignedIn()
  @Post('second-factor')
  @HttpCode(200)
  @ApiOperation({ summary: 'Second step: a code of the authenticator' })
  @ApiOkResponse({ type: MeDto })
  async secondFactor(
    @Body() body: SecondFactorDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    const { secret, viewer } = await this.signIn.withCode(this.secretOf(request), body.code);
    this.keep(reply, secret);
    return this.present(viewer);
  }

  @HalfSignedIn()
  @Post('logout')
  @HttpCode(204)
  @ApiNoContentResponse()
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signIn.close(this.secretOf(request));
    const { name, options } = sessionCookie(this.env);
    void reply.clearCookie(name, options).header('Clear-Site-Data', '"storage"');
  }

  @SignedIn()
  @Get('me')
  @ApiOkResponse({ type: MeDto })
  async me(@CurrentViewer() viewer: Viewer): Promise<MeDto> {
    return this.present(viewer);
  }

  private secretOf(request: FastifyRequest): string {
    return request.cookies[sessionCookie(this.env).name] ?? '';
  }

  private keep(reply: FastifyReply, secret: string): void {
    const { name, options } = sessionCookie(this.env);
    void reply.setCookie(name, secret, options);
  }

  private async present(viewer: Viewer): Promise<MeDto> {
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
