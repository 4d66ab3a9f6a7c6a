import { Injectable } from '@nestjs/common';
import { applicantScope } from '#access';
import { CaseFiles, type CaseFileView, Sharings } from '#cases';
import { AppError, CONSENT_PURPOSES, shanghaiDay } from '#contracts';
import { parseCaseNumber } from '#intake';
import { Network, type NetworkView } from '#network';
import { Clock } from '#platform/clock';
import type { Scope, Tx } from '#platform/database';
import {
  answersOf,
  answerTo,
  type ConsentRecord,
  Consents,
  type DataRequest,
  everyReceiver,
  KINDS_OF,
  type LookRecord,
  Looks,
  noticeNamed,
  noticeOn,
  NOTICES,
  type PublishedNotice,
  RightsDesk,
} from '#privacy';
import type { Language } from '../http/language.js';
import { refById } from './present.js';
import type {
  ConsentDto,
  DataCopyDto,
  DataRequestDto,
  LookedDto,
  NoticeRefDto,
  PrivacyDto,
  PrivacyNoticeDto,
} from './privacy.dto.js';

/** The rooms that know about persons' data. */
@Injectable()
export class PrivacyRooms {
  constructor(
    readonly consents: Consents,
    readonly looks: Looks,
    readonly desk: RightsDesk,
    readonly sharings: Sharings,
  ) {}
}

/** Puts together what applicants and their institutions see of the data itself: notices, consents, who got it, who looked, what was asked. */
@Injectable()
export class PrivacyPages {
  constructor(
    private readonly files: CaseFiles,
    private readonly network: Network,
    private readonly clock: Clock,
    private readonly rooms: PrivacyRooms,
  ) {}

  notice(version: string | null, language: Language): PrivacyNoticeDto {
    const notice = version === null ? this.current() : noticeNamed(version);
    if (!notice) throw new AppError('route.not_found');
    const { lead, sections } = notice[language];
    return {
      ...this.reference(notice),
      lead,
      sections: sections.map(({ title, text }) => ({ title, text: [...text] })),
    };
  }

  notices(): NoticeRefDto[] {
    return NOTICES.toReversed().map((notice) => this.reference(notice));
  }

  /** Everything about one's own data. @throws `case.not_found` */
  async of(scope: Scope, by: { caseNo: string } | { id: string }): Promise<PrivacyDto> {
    const network = await this.network.current();
    return this.files.read(scope, by, (view, tx) => this.assemble(tx, view, network));
  }

  /** The whole of it as one document. */
  async copy(caseId: string): Promise<DataCopyDto> {
    const network = await this.network.current();
    return this.files.read(applicantScope(caseId), { id: caseId }, async (view, tx) => ({
      format: 'ipr-personal-data/1',
      takenAt: this.clock.now().toISOString(),
      caseNo: view.row.case_no,
      request: { ...view.content, facts: view.facts, demand: view.demand },
      // Her own data and her agent's. What others are is theirs.
      persons: Object.fromEntries(
        view.parties.filter(({ side }) => side !== 'respondent').map(({ side, ...party }) => [side, party]),
      ),
      record: recordOf(view),
      privacy: await this.assemble(tx, view, network),
    }));
  }

  private async assemble(tx: Tx, { row }: CaseFileView, network: NetworkView): Promise<PrivacyDto> {
    const { consents, looks, desk, sharings } = this.rooms;
    const said = await consents.history(tx, row.id);
    const read = said.findLast(({ purpose }) => purpose === 'privacy_notice');
    const notice = noticeNamed(read?.notice_version ?? '');
    return {
      notice: notice ? this.reference(notice) : null,
      noticeReadAt: read?.at.toISOString() ?? null,
      consents: CONSENT_PURPOSES.filter((purpose) => purpose !== 'privacy_notice').map((purpose) =>
        consentOf(purpose, said),
      ),
      asks: (await consents.asks(tx, row.id)).map((ask) => ({
        ...ask,
        at: new Date(ask.at).toISOString(),
        kinds: [...KINDS_OF[ask.purpose]],
      })),
      disclosures: everyReceiver(await consents.disclosures(tx, row.id), await sharings.of(tx, row.id)).map((one) => ({
        ...one,
        kinds: [...one.kinds],
        at: one.at.toISOString(),
      })),
      looks: (await looks.of(tx, row.id)).map((look) => this.lookOf(look, network)),
      requests: (await desk.of(tx, row.id)).map(requestOf),
    };
  }

  private lookOf(look: LookRecord, network: NetworkView): LookedDto {
    return {
      kind: look.kind,
      at: look.at.toISOString(),
      role: look.role as LookedDto['role'],
      office:
        refById(look.institution_id, network)?.name ??
        (look.queue === null ? null : this.network.deskName(look.queue, network)),
      fields: look.fields,
      reason: look.reason as LookedDto['reason'],
    };
  }

  private current(): PublishedNotice {
    const { version } = noticeOn(shanghaiDay(this.clock.now()), NOTICES);
    const notice = noticeNamed(version);
    if (!notice) throw new Error(`notice ${version} is gone`);
    return notice;
  }

  private reference({ version, effectiveOn, hash }: PublishedNotice): NoticeRefDto {
    return { version, effectiveOn, hash, current: version === this.current().version };
  }
}

function consentOf(purpose: ConsentDto['purpose'], said: readonly ConsentRecord[]): ConsentDto {
  const newest = said.findLast((one) => one.purpose === purpose);
  return {
    purpose,
    answer: answerTo(purpose, said),
    at: answersOf(said).get(purpose)?.at.toISOString() ?? null,
    noticeVersion: newest?.notice_version ?? null,
    receiver: newest?.receiver ?? null,
    receiverContact: newest?.receiver_contact ?? null,
    kinds: [...KINDS_OF[purpose]],
    times: said.filter((one) => one.purpose === purpose).length,
  };
}

const requestOf = ({ askedAt, answeredAt, ...request }: DataRequest): DataRequestDto => ({
  ...request,
  askedAt: askedAt.toISOString(),
  answeredAt: answeredAt?.toISOString() ?? null,
});

/** What happened, without the inner work of offices. */
const recordOf = ({ row, timeline, documents }: CaseFileView): Record<string, unknown> => ({
  status: row.status,
  receivedAt: row.received_at.toISOString(),
  examineBy: row.examine_by,
  timeline: timeline
    .filter((event) => event.is_public)
    .map(({ seq, act, at, to_status, actor_kind }) => ({
      seq,
      act,
      at: at.toISOString(),
      toStatus: to_status,
      actorKind: actor_kind,
    })),
  documents: documents.map(({ kind, issued_at, paragraphs }) => ({
    kind,
    issuedAt: issued_at.toISOString(),
    paragraphs,
  })),
});

/** A number that cannot be one is answered like one that nobody has. */
export const numberIn = (caseNo: string): string => parseCaseNumber(caseNo) ?? '-';
