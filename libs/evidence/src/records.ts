import { Injectable } from '@nestjs/common';
import type { MaterialTag } from '#contracts';
import { Clock } from '#platform/clock';
import { Env } from '#platform/config';
import { Log } from '#platform/observability';
import { Wake } from '#platform/outbox';
import type { StoredFile, StoredPart } from './sealed-files.js';
import type { EvidenceState, PreviewState, ScanState } from './storage/evidence.entity.js';

/** One file of a case, as it may be told to whoever may see the case. */
export interface EvidenceRecord {
  readonly id: string;
  readonly name: string;
  readonly tag: MaterialTag;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly state: EvidenceState;
  /** Whether the sender's device had computed the same fingerprint. */
  readonly isSameAsSent: boolean;
  readonly scan: ScanState;
  readonly preview: PreviewState;
  /** UTC, ISO 8601. */
  readonly receivedAt: string;
}

/** The same as it stands in the table, with the objects that it lies in. */
export interface Row extends Omit<EvidenceRecord, 'mediaType' | 'receivedAt' | 'isSameAsSent'> {
  case_id: string;
  media_type: string;
  key_id: string;
  received_at: Date;
  is_same_as_sent: boolean;
  preview_name: string | null;
  preview_size: number | null;
  preview_key_id: string | null;
  parts: { seq: number; size: number; key_id: string }[] | null;
}

/** Columns of `evidence e` and its parts. */
export const WITH_PARTS = `e.*, (SELECT json_agg(json_build_object('seq', p.seq, 'size', p.size, 'key_id', p.key_id) ORDER BY p.seq)
                                   FROM evidence_part p WHERE p.file_id = e.id) AS parts`;

export const recordOf = (row: Row): EvidenceRecord => ({
  id: row.id,
  name: row.name,
  tag: row.tag,
  size: row.size,
  sha256: row.sha256,
  mediaType: row.media_type,
  state: row.state,
  isSameAsSent: row.is_same_as_sent,
  scan: row.scan,
  preview: row.preview,
  receivedAt: row.received_at.toISOString(),
});

/** Name of an object: the file's own for one that came in a single call, with a number for each that came in parts. */
export const partName = (id: string, seq: number): string => `${id}.${seq}`;

export const storedOf = (row: Row): StoredFile => ({
  caseId: row.case_id,
  sha256: row.sha256,
  parts:
    row.parts === null
      ? [{ name: row.id, size: row.size, keyId: row.key_id }]
      : row.parts.map(({ seq, size, key_id }) => ({ name: partName(row.id, seq), size, keyId: key_id })),
});

/** Where the preview of a file lies. */
export const previewOf = (row: Pick<Row, 'preview_name' | 'preview_size' | 'preview_key_id'>): StoredPart => ({
  name: row.preview_name ?? '',
  size: row.preview_size ?? 0,
  keyId: row.preview_key_id ?? '',
});

/** Settings, time, the bell for the relay, and somebody to call when a file is damaged. */
@Injectable()
export class EvidenceSurroundings {
  constructor(
    readonly env: Env,
    readonly clock: Clock,
    readonly wake: Wake,
    readonly log: Log,
  ) {}

  /** Whether files are scanned here at all. */
  get hasScanner(): boolean {
    return this.env.CLAMAV_HOST !== undefined || this.env.CLAMAV_SOCKET !== undefined;
  }
}
