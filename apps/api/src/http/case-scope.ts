import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Viewer, whyMaySee } from '#access';
import { CaseAccess } from '#cases';
import { AppError } from '#contracts';
import { parseCaseNumber } from '#intake';

interface Asked extends FastifyRequest {
  viewer?: Viewer;
  openedCase?: string;
  params: Record<string, string | undefined>;
}

/** The policy over a list that a query has found: what is confidential is asked about line by line, the rest by the query's own place. */
@Injectable()
export class CaseScope {
  constructor(private readonly access: CaseAccess) {}

  async seenBy<Line extends { readonly caseNo: string; readonly confidential: boolean }>(
    viewer: Viewer,
    lines: readonly Line[],
  ): Promise<Line[]> {
    const secret = lines.filter((line) => line.confidential).map((line) => line.caseNo);
    if (secret.length === 0) return [...lines];
    const standings = await this.access.standings(secret);
    const seen = new Set(standings.filter((one) => whyMaySee(viewer, one).length > 0).map((one) => one.caseNo));
    return lines.filter((line) => !line.confidential || seen.has(line.caseNo));
  }
}

/**
 * The first lock of every route about one case (`:caseNo`): the policy that says who sees which case, asked before any room is. The second
 * is row-level security, which answers from settings of its own; a test holds the two against each other over random pairs.
 */
@Injectable()
export class CaseScopeGuard implements CanActivate {
  constructor(private readonly access: CaseAccess) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Asked>();
    const { viewer, openedCase } = request;
    const written = request.params['caseNo'];
    if (!(viewer ?? openedCase) || written === undefined) return true;
    const caseNo = parseCaseNumber(written);
    const standing = caseNo === null ? null : await this.access.standing(caseNo);
    // A pass opens its own case and no other.
    if (standing && standing.id === openedCase) return true;
    if (viewer && standing && whyMaySee(viewer, standing).length > 0) return true;
    if (viewer && (await this.isRepeated(request, viewer))) return true;
    throw new AppError('case.not_found');
  }

  /** Who has given a case away may still ask again for the answer to that very act; the room answers from what it kept. */
  private async isRepeated({ method, headers }: Asked, { accountId }: Viewer): Promise<boolean> {
    const key = headers['idempotency-key'];
    return method === 'POST' && typeof key === 'string' && this.access.hasActedUnder(accountId, key);
  }
}
