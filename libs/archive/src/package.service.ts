import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ZipFile } from 'yazl';
import { Audit, AuditProofs, type InclusionProof } from '#audit';
import { type CaseFileView, CaseFiles } from '#cases';
import { AppError } from '#contracts';
import { Evidence, type EvidenceRecord } from '#evidence';
import { Clock } from '#platform/clock';
import { sha256, Vault } from '#platform/crypto';
import { Database, SYSTEM } from '#platform/database';
import type { Archivist, ArchiveRecord } from './archive.service.js';

/** Events of the audit record whose place in the signed chain goes along: that it was filed, and how it ended. */
const PROVED = ['request.filed', 'case.approve_result', 'case.conclude_simple', 'case.archive'];

/** Time, keys, and the proofs of the audit record. */
@Injectable()
export class PackageSurroundings {
  constructor(
    readonly clock: Clock,
    readonly vault: Vault,
    readonly audit: Audit,
    readonly proofs: AuditProofs,
  ) {}
}

interface AuditLine {
  id: string;
  at: Date;
  event: string;
  actor_kind: string;
  facts: Record<string, unknown>;
}

/** What a package says beside the evidence itself. */
interface Contents {
  readonly view: CaseFileView;
  readonly kept: ArchiveRecord;
  readonly audit: readonly AuditLine[];
  readonly proofs: Readonly<Record<string, InclusionProof>>;
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
const twoDigits = (n: number): string => String(n).padStart(2, '0');
/** A name inside of the package: whatever somebody called a file, it stays below its folder. */
const entryName = (name: string): string =>
  name
    .replace(/[\\/:*?"<>|\p{C}]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 120) || '_';

/**
 * A file as a package for the e-archive (档案移交包): a ZIP with the metadata, every paper, every piece of evidence as it was handed in, hashes of
 * all of it, the audit record of the case with proofs, and a signature over the manifest. Streamed: no file is ever whole in memory.
 */
@Injectable()
export class ArchivePackages {
  constructor(
    private readonly database: Database,
    private readonly files: CaseFiles,
    private readonly evidence: Evidence,
    private readonly surroundings: PackageSurroundings,
  ) {}

  /** @throws `case.not_found` also for a case that is not archived in this reader's reach, `archive.destroyed` */
  async open(who: Archivist, caseNo: string): Promise<Readable> {
    const contents = await this.read(who, caseNo);
    const evidence = await this.evidence.list(who.scope, caseNo);
    await this.database.transaction(SYSTEM, (tx) =>
      this.surroundings.audit.append(tx, {
        event: 'archive.exported',
        actorKind: 'staff',
        actorId: who.accountId,
        caseId: contents.kept.case_id,
        facts: { evidence: evidence.length, documents: contents.view.documents.length },
      }),
    );
    const zip = new ZipFile();
    this.addPapers(zip, contents, evidence);
    evidence.forEach((record, i) => this.addEvidence(zip, who, caseNo, record, i));
    zip.end();
    const content = Readable.from(zip.outputStream, { objectMode: false });
    // A file that breaks while it is read breaks the package off: half a package must not look whole.
    zip.on('error', (error: Error) => content.destroy(error));
    return content;
  }

  private async read(who: Archivist, caseNo: string): Promise<Contents> {
    const [kept] = await this.database.read<ArchiveRecord>(who.scope, `SELECT * FROM archive_file WHERE case_no = $1`, [
      caseNo,
    ]);
    if (!kept) throw new AppError('case.not_found');
    if (kept.destroyed_at !== null) throw new AppError('archive.destroyed');
    const view = await this.files.read(who.scope, { caseNo }, (one) => Promise.resolve(one));
    const audit = await this.database.read<AuditLine>(
      SYSTEM,
      `SELECT id::text, at, event, actor_kind, facts FROM audit_event WHERE case_id = $1 ORDER BY audit_event.id`,
      [kept.case_id],
    );
    const proofs: Record<string, InclusionProof> = {};
    for (const event of PROVED) {
      const proof = await this.surroundings.proofs.proofFor(kept.case_id, event);
      if (proof) proofs[event] = proof;
    }
    return { view, kept, audit, proofs };
  }

  private addPapers(zip: ZipFile, { view, kept, audit, proofs }: Contents, evidence: readonly EvidenceRecord[]): void {
    const papers = view.documents.flatMap((paper, i) =>
      (['zh', 'en'] as const).map((language) => ({
        path: `documents/${twoDigits(i + 1)}-${paper.kind}.${language}.txt`,
        content: Buffer.from(`${paper.paragraphs[language].join('\n\n')}\n`),
      })),
    );
    const record = { path: 'audit.json', content: json({ events: audit, proofs }) };
    const hashed = [...papers, record].map(({ path, content }) => ({
      path,
      sha256: sha256(content),
      size: content.length,
    }));
    const manifest = json({
      v: 1,
      caseNo: kept.case_no,
      madeAt: this.surroundings.clock.now().toISOString(),
      retention: kept.retention,
      retainedUntil: kept.retained_until,
      case: metadataOf(view),
      files: [
        ...hashed,
        ...evidence.map((one, i) => ({
          path: evidencePath(one, i),
          sha256: one.sha256,
          size: one.size,
          mediaType: one.mediaType,
          receivedAt: one.receivedAt,
        })),
      ],
    });
    const entry = (path: string, content: Buffer): void => zip.addBuffer(content, path, { mtime: kept.archived_at });
    entry('manifest.json', manifest);
    entry(
      'manifest.sig.json',
      json({
        sha256: sha256(manifest),
        signature: this.surroundings.vault.sign(`archive.v1|${createHash('sha256').update(manifest).digest('hex')}`),
        publicKey: this.surroundings.vault.receiptPublicKey,
      }),
    );
    for (const { path, content } of [...papers, record]) entry(path, content);
  }

  /** Opened only when its turn comes. A file that is damaged is said to be so in its place: the rest still goes. */
  private addEvidence(zip: ZipFile, who: Archivist, caseNo: string, record: EvidenceRecord, i: number): void {
    zip.addReadStreamLazy(evidencePath(record, i), { compress: false, mtime: new Date(record.receivedAt) }, (done) => {
      this.evidence.open(who, caseNo, record.id).then(
        ({ content }) => done(null, Readable.from(content, { objectMode: false })),
        () =>
          done(
            null,
            Readable.from(Buffer.from('not available: damaged, missing or held back by the scanner\n'), {
              objectMode: false,
            }),
          ),
      );
    });
  }
}

const evidencePath = ({ name }: EvidenceRecord, i: number): string => `evidence/${twoDigits(i + 1)}-${entryName(name)}`;

/** What is known of a case, without identifiers: who took part is said by name and role. */
const metadataOf = (view: CaseFileView): Record<string, unknown> => ({
  status: view.row.status,
  receivedAt: view.row.received_at,
  channel: view.row.channel,
  matters: view.row.matters,
  holder: view.row.holder_institution_id,
  desk: view.row.coordinator_queue,
  facts: view.facts,
  demand: view.demand,
  content: view.content,
  parties: view.parties.map(({ side, kind, role, name, regionCode }) => ({ side, kind, role, name, regionCode })),
  deadlines: view.deadlines,
  history: view.timeline.map(({ seq, act, at, to_status, actor_kind, institution_id, reason_code, note }) => ({
    seq,
    act,
    at,
    toStatus: to_status,
    actorKind: actor_kind,
    institution: institution_id,
    reasonCode: reason_code,
    note,
  })),
});
