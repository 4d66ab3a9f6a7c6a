import { Injectable } from '@nestjs/common';
import type { LockedCase, Permitted } from '#cases';
import { Clock } from '#platform/clock';
import type { Tx } from '#platform/database';

interface Words {
  readonly note: string | null;
  readonly summary: string | null;
}

/** Papers that acts issue, kept word for word as they were issued. */
@Injectable()
export class Documents {
  constructor(private readonly clock: Clock) {}

  /** Writes the documents of an act that was just done. */
  async issue(tx: Tx, { row }: LockedCase, { documents, event }: Permitted, words: Words): Promise<void> {
    for (const kind of documents) {
      const paragraphs = { zh: [words.summary ?? words.note ?? ''], en: [words.summary ?? words.note ?? ''] };
      await tx.query(`INSERT INTO document (id, case_id, kind, issued_at, issued_by, institution_id, paragraphs) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6)`, [
        row.id,
        kind,
        this.clock.now(),
        event.actorId,
        event.institutionId,
        paragraphs,
      ]);
    }
  }
}
