import { Injectable } from '@nestjs/common';
import { scopeOf, type Viewer } from '#access';
import { Audit, type AuditFilter, type AuditLine, AuditQueries } from '#audit';
import { AppError } from '#contracts';
import { Network } from '#network';
import { Vault } from '#platform/crypto';
import { Database } from '#platform/database';
import { Looks } from '#privacy';
import { refById } from '../public/present.js';
import type { AuditEntryDto, AuditPageDto, ChainStatusDto, UnmaskingDto, VerificationDto } from './privacy.dto.js';

/** What an auditor narrows the log by, as it stands in the address. */
export interface AuditQuestion {
  readonly caseNo?: string;
  readonly actor?: string;
  readonly event?: string;
  readonly from?: string;
  readonly until?: string;
  readonly cursor?: string;
}

const PAGE = 50;
const DAY_MS = 86_400_000;

/** The rooms that auditors look into. */
@Injectable()
export class AuditRooms {
  constructor(
    readonly audit: Audit,
    readonly queries: AuditQueries,
    readonly looks: Looks,
    readonly network: Network,
  ) {}
}

/** Puts together what auditors see. What they do is an event itself: searching, verifying, taking a copy. */
@Injectable()
export class AuditPages {
  private verifying: Promise<VerificationDto> | null = null;

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly rooms: AuditRooms,
  ) {}

  async search(viewer: Viewer, question: AuditQuestion): Promise<AuditPageDto> {
    const caseId = question.caseNo ? await this.rooms.looks.caseOf(question.caseNo) : null;
    if (question.caseNo && caseId === null) return { items: [], nextCursor: null };
    const filter = filterOf(question, caseId);
    if (!question.cursor) await this.told(viewer, 'audit.searched', { by: Object.keys(question).sort() }, caseId);
    const rows = await this.rooms.queries.search(scopeOf(viewer), filter);
    const numbers = await this.rooms.looks.numbersOf(rows.flatMap((row) => row.case_id ?? []));
    const items = rows.slice(0, PAGE);
    return {
      items: items.map((row) => entryOf(row, numbers)),
      nextCursor: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null,
    };
  }

  async status(viewer: Viewer): Promise<ChainStatusDto> {
    const { queries } = this.rooms;
    const [chain, events] = await Promise.all([queries.status(scopeOf(viewer)), queries.events(scopeOf(viewer))]);
    return {
      ...chain,
      algorithm: this.vault.signatureAlgorithm,
      publicKey: this.vault.receiptPublicKey,
      outside: queries.hasOutside,
      checkpoints: chain.checkpoints.map(({ seq, line }) => {
        const { at, events: count, root } = JSON.parse(line) as { at: string; events: number; root: string };
        return { seq, at, events: count, root, line };
      }),
      events,
    };
  }

  /** Recomputes the chain. However many ask at once, it is computed once. */
  async verify(viewer: Viewer): Promise<VerificationDto> {
    this.verifying ??= this.verified(viewer).finally(() => {
      this.verifying = null;
    });
    return this.verifying;
  }

  /** The record as lines of JSON, for `audit-verify --dump`. */
  async *export(viewer: Viewer): AsyncGenerator<string> {
    await this.told(viewer, 'audit.exported', {});
    for await (const line of this.rooms.queries.lines(scopeOf(viewer))) yield `${JSON.stringify(line)}\n`;
  }

  async unmaskings(viewer: Viewer): Promise<UnmaskingDto[]> {
    const network = await this.rooms.network.current();
    const rows = await this.rooms.looks.unmaskings(scopeOf(viewer), null, 100);
    return rows.map(({ case_no, display_name, institution_id, queue, at, role, reason, ...row }) => ({
      ...row,
      caseNo: case_no,
      at: at.toISOString(),
      displayName: display_name,
      role: role as UnmaskingDto['role'],
      reason: reason as UnmaskingDto['reason'],
      office:
        refById(institution_id, network)?.name ?? (queue === null ? null : this.rooms.network.deskName(queue, network)),
    }));
  }

  private async verified(viewer: Viewer): Promise<VerificationDto> {
    const began = performance.now();
    const { finding, lineFault, hasCopy, ...verdict } = await this.rooms.queries.verify(scopeOf(viewer));
    const fault = finding ?? lineFault;
    const answer: VerificationDto = {
      whole: fault === null,
      holds: verdict.holds,
      checkpoints: verdict.checkpoints,
      waiting: verdict.waiting,
      outside: hasCopy,
      tookMs: Math.round(performance.now() - began),
      fault: fault?.why ?? null,
      faultSeq: fault?.seq === null || fault?.seq === undefined ? null : String(fault.seq),
      faultKind: fault?.fault ?? null,
    };
    await this.told(viewer, 'audit.verified', { whole: answer.whole, holds: answer.holds, faultSeq: answer.faultSeq });
    return answer;
  }

  private async told(
    viewer: Viewer,
    event: string,
    facts: Record<string, unknown>,
    caseId: string | null = null,
  ): Promise<void> {
    await this.database.transaction(scopeOf(viewer), (tx) =>
      this.rooms.audit.append(tx, { event, actorKind: 'auditor', actorId: viewer.accountId, caseId, facts }),
    );
  }
}

/** Days of the auditor are days in Shanghai; the last one counts whole. */
function filterOf(question: AuditQuestion, caseId: string | null): AuditFilter {
  const start = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
  const cursor = question.cursor ?? null;
  if (cursor !== null && !/^\d{1,18}$/.test(cursor))
    throw new AppError('request.invalid', {}, [
      { path: 'cursor', code: 'wrong_form', message: { zh: '翻页标记无效。', en: 'The cursor is not valid.' } },
    ]);
  return {
    caseId,
    actor: question.actor?.trim() || null,
    event: question.event?.trim() || null,
    from: question.from ? start(question.from) : null,
    until: question.until ? new Date(start(question.until).getTime() + DAY_MS) : null,
    before: cursor,
    limit: PAGE + 1,
  };
}

const entryOf = (row: AuditLine, numbers: ReadonlyMap<string, string>): AuditEntryDto => ({
  id: row.id,
  at: row.at.toISOString(),
  event: row.event,
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  actorName: row.actor_name,
  caseNo: row.case_id === null ? null : (numbers.get(row.case_id) ?? null),
  facts: row.facts,
  correlationId: row.correlation_id,
  seq: row.seq,
});
