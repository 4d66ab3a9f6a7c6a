import { Injectable } from '@nestjs/common';
import { Vault } from '#platform/crypto';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { sealedForm, type StoredEvent } from './domain/chain.js';
import { type KnownCheckpoint, readCheckpoint } from './domain/checkpoint.js';
import { type InclusionProof, proveInclusion } from './domain/proof.js';
import { digestOf, EVENT_TEXT } from './record.js';

/** Proofs for people whose business was recorded. Who may ask for which case is the door's question. */
@Injectable()
export class AuditProofs {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /**
   * The proof that the first event of a name about a case stands in the signed record, `request.filed` for instance. Shows that event
   * and nothing of any other.
   * @returns null when there is no such event, or no checkpoint covers it yet: within a minute after it was sealed
   * @throws when what is stored no longer agrees with what was signed
   */
  async proofFor(caseId: string, event: string): Promise<InclusionProof | null> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const [found] = await tx.query<(StoredEvent & { seq: string })[]>(
        `SELECT s.seq::text AS seq, ${EVENT_TEXT} FROM audit_event e JOIN audit_seal s ON s.event_id = e.id
          WHERE e.case_id = $1 AND e.event = $2 ORDER BY s.seq LIMIT 1`,
        [caseId, event],
      );
      if (!found) return null;
      const checkpoint = await this.covering(tx, found.seq);
      if (!checkpoint) return null;
      const digests = await tx.query<{ digest: string }[]>(
        `SELECT encode(event_hash, 'hex') AS digest FROM audit_seal WHERE seq > $1 AND seq <= $2 ORDER BY seq`,
        [checkpoint.seq - checkpoint.events, checkpoint.seq],
      );
      return proveInclusion(
        sealedForm(found),
        Number(found.seq),
        checkpoint,
        digests.map((row) => row.digest),
        digestOf,
      );
    });
  }

  private async covering(tx: Tx, seq: string): Promise<KnownCheckpoint | null> {
    const [row] = await tx.query<{ line: string }[]>(
      `SELECT line FROM audit_checkpoint WHERE seq >= $1 ORDER BY seq LIMIT 1`,
      [seq],
    );
    if (!row) return null;
    const read = readCheckpoint(row.line, (text, signature) => this.vault.isSigned(text, signature));
    if (typeof read === 'string') throw new Error(`checkpoint over ${seq}: ${read}`);
    return read;
  }
}
