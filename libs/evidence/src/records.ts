import { Injectable } from '@nestjs/common';
import type { MaterialTag } from '#contracts';
import { Clock } from '#platform/clock';
import { Log } from '#platform/observability';
import { Wake } from '#platform/outbox';
import type { EvidenceState } from './storage/evidence.entity.js';

/** One file of a case, as it may be told to whoever may see the case. */
export interface EvidenceRecord {
  readonly id: string;
  readonly name: string;
  readonly tag: MaterialTag;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly state: EvidenceState;
  /** UTC, ISO 8601. */
  readonly receivedAt: string;
}

/** The same as it stands in the table. */
export interface Row extends Omit<EvidenceRecord, 'mediaType' | 'receivedAt'> {
  case_id: string;
  media_type: string;
  key_id: string;
  received_at: Date;
}

export const recordOf = ({
  id,
  name,
  tag,
  size,
  sha256: hash,
  media_type,
  state,
  received_at,
}: Row): EvidenceRecord => ({
  id,
  name,
  tag,
  size,
  sha256: hash,
  mediaType: media_type,
  state,
  receivedAt: received_at.toISOString(),
});

/** Time, the bell for the relay, and somebody to call when a file is damaged. */
@Injectable()
export class EvidenceSurroundings {
  constructor(
    readonly clock: Clock,
    readonly wake: Wake,
    readonly log: Log,
  ) {}
}
