import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Env } from '#platform/config';
import { Vault } from '#platform/crypto';

const DAY_MS = 86_400_000;
const OPEN_FOR_DAYS = 90;
/** Apart from every other text that the same key signs. */
const PURPOSE = 'rating.v1|';

/** What a rating link opens: one conclusion of one case, to be rated once. */
export interface RatingRight {
  readonly caseId: string;
  /** The event by which the case was concluded. */
  readonly round: number;
}

/** Links under which an applicant rates without her query code: signed, for one conclusion, and nothing else can be read by them. */
@Injectable()
export class RatingLinks {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** The token stands in the fragment: browsers send it to no server, and no referrer carries it on. */
  linkFor(caseId: string, round: number): string {
    const until = Math.floor((this.clock.now().getTime() + OPEN_FOR_DAYS * DAY_MS) / 1000);
    const payload = Buffer.from(JSON.stringify([caseId, round, until])).toString('base64url');
    return `${this.env.PUBLIC_URL.replace(/\/$/, '')}/rate#${payload}.${this.vault.sign(PURPOSE + payload)}`;
  }

  /** @returns null for a token that was not made here, was changed, or is over */
  read(token: string): RatingRight | null {
    const [payload = '', signature = '', ...more] = token.split('.');
    if (more.length > 0 || !/^[\w-]{1,300}$/.test(payload) || !/^[\w-]{20,400}$/.test(signature)) return null;
    if (!this.vault.isSigned(PURPOSE + payload, signature)) return null;
    const [caseId, round, until] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, number, number];
    return until * 1000 > this.clock.now().getTime() ? { caseId, round } : null;
  }
}
