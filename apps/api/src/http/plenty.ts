import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Gate, type Viewer } from '#access';
import { AppError } from '#contracts';
import { Env } from '#platform/config';
import { Proofs } from './proofs.js';

interface Bounds {
  readonly windowSeconds: number;
  readonly address: number;
  readonly total: number;
  /** From so many calls of one address on, each has to bring a proof of work. */
  readonly proofFrom?: number;
}

/** How much of what is dear may be asked in a time. A carrier's phones may share one address: wide enough for a street, not for a machine. */
const GROUPS = {
  filing: { windowSeconds: 600, address: 120, total: 600_000, proofFrom: 20 },
  preview: { windowSeconds: 600, address: 1200, total: 2_000_000 },
  lookup: { windowSeconds: 600, address: 120, total: 600_000, proofFrom: 20 },
  files: { windowSeconds: 600, address: 600, total: 600_000 },
  checking: { windowSeconds: 600, address: 300, total: 600_000 },
  reading: { windowSeconds: 600, address: 3000, total: 6_000_000 },
} as const satisfies Record<string, Bounds>;
/** Calls of one account in a minute, whatever they ask. */
const ACCOUNT = { most: 1200, windowSeconds: 60 };

export type LimitGroup = keyof typeof GROUPS;

/** Bounds a route by address and in total. */
export const Limited = (group: LimitGroup): MethodDecorator & ClassDecorator => SetMetadata('limit_group', group);

interface Known extends FastifyRequest {
  viewer?: Viewer;
}

const isOwnMachine = (ip: string): boolean => /^(::ffff:)?127\.|^::1$/.test(ip);

/** After the door knows who calls: not more than is good for all. */
@Injectable()
export class PlentyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly gate: Gate,
    private readonly proofs: Proofs,
    private readonly env: Env,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Known>();
    const factor = this.env.RATE_FACTOR;
    if (request.viewer)
      this.gate.pass([
        {
          bucket: `account|${request.viewer.accountId}`,
          most: ACCOUNT.most * factor,
          windowSeconds: ACCOUNT.windowSeconds,
        },
      ]);
    const group = this.reflector.getAllAndOverride<LimitGroup | undefined>('limit_group', [
      context.getHandler(),
      context.getClass(),
    ]);
    if (group) await this.bound(group, request, factor);
    return true;
  }

  private async bound(group: LimitGroup, request: Known, factor: number): Promise<void> {
    const { windowSeconds, address, total, proofFrom }: Bounds = GROUPS[group];
    const inTotal = { bucket: `${group}|total`, most: total * factor, windowSeconds };
    // Without a proxy in front, a call of this machine is the operator's own.
    if (isOwnMachine(request.ip)) {
      this.gate.pass([inTotal]);
      return;
    }
    const fromHere = { bucket: `${group}|address|${request.ip}`, most: address * factor, windowSeconds };
    const [, count = 0] = this.gate.pass([inTotal, fromHere]);
    if (proofFrom === undefined || count <= proofFrom * factor) return;
    const proof = request.headers['x-proof-of-work'];
    if (typeof proof !== 'string' || !(await this.proofs.isGood(proof))) throw new AppError('rate.proof_needed');
  }
}
