import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { correlationId } from '#platform/observability';

/** One thing that happened: a name of the catalogue, who did it, to what. Facts are codes and ids, never a person's identifiers or words. */
export interface AuditEntry {
  readonly event: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly caseId: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Writes what happened beside what changed, in the same transaction: there is no act without its entry. */
@Injectable()
export class Audit {
  async append(tx: Tx, entry: AuditEntry): Promise<void> {
    await tx.query(
      `INSERT INTO audit_event (event, actor_kind, actor_id, case_id, facts, correlation_id) VALUES ($1, $2, $3, $4, $5, $6)`,
      [entry.event, entry.actorKind, entry.actorId, entry.caseId, entry.facts ?? {}, correlationId()],
    );
  }
}
