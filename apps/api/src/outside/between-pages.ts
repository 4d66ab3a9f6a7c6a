import { Injectable } from '@nestjs/common';
import { applicantScope, isCoordinator, scopeOf, type Viewer } from '#access';
import { Authorities, LetterQueries, type LetterView, openLetterActs } from '#authorities';
import { CaseFiles, type SharingRecord, Sharings } from '#cases';
import { AppError, type IpType } from '#contracts';
import { parseCaseNumber } from '#intake';
import { Network, type NetworkView } from '#network';
import { CoTasks, type CoTaskView, type FactsPattern, Precedents, type PrecedentView, Pulls } from '#referral';
import type { Language } from '../http/language.js';
import type { InstitutionRefDto } from '../public/answers.dto.js';
import { refById } from '../public/present.js';
import type {
  ApplicantBetweenDto,
  BetweenDto,
  HelperDto,
  LetterDto,
  PrecedentDto,
  PrecedentPageDto,
  SharingDto,
} from './outside.dto.js';

/** What stands between institutions about a case. */
@Injectable()
export class BetweenReads {
  constructor(
    readonly tasks: CoTasks,
    readonly pulls: Pulls,
    readonly precedents: Precedents,
    readonly sharings: Sharings,
    readonly letters: LetterQueries,
  ) {}
}

/** Puts together what the pages show of the work between institutions and with outside bodies, for the one who looks. */
@Injectable()
export class BetweenPages {
  constructor(
    private readonly files: CaseFiles,
    private readonly network: Network,
    private readonly authorities: Authorities,
    private readonly reads: BetweenReads,
  ) {}

  async forStaff(caseNo: string, viewer: Viewer): Promise<BetweenDto> {
    const network = await this.network.current();
    const { tasks, pulls, precedents, sharings, letters } = this.reads;
    return this.files.read(scopeOf(viewer), { caseNo: parseCaseNumber(caseNo) ?? '-' }, async ({ row }, tx) => {
      const holds = row.holder_institution_id === (viewer.institutionId ?? '-');
      const mayAct = holds || (isCoordinator(viewer) && row.holder_institution_id === null);
      return {
        tasks: (await tasks.of(tx, row.id)).map((task) => ({
          ...presentTask(task, network),
          mine: task.institutionId === viewer.institutionId,
        })),
        pullRequests: (await pulls.of(tx, row.id)).map(({ institutionId, ...pull }) => ({
          ...pull,
          institution: named(institutionId, network),
        })),
        letters: (await letters.ofCase(tx, row.id)).map((letter) => presentLetter(letter, mayAct ? 'staff' : null)),
        sharings: (await sharings.of(tx, row.id)).map(presentSharing),
        precedents: isCoordinator(viewer)
          ? (await precedents.like(tx, row.id)).map((one) => this.precedent(one, network, one.likeness))
          : [],
        authorities: await this.authorities.proposals(
          row.ip_type as IpType,
          row.place_code,
          row.flags.includes('major'),
        ),
      };
    });
  }

  /** One case, whoever works on it: who helps with what, and who got to see it. */
  async forApplicant(caseId: string, caseNo: string, language: Language): Promise<ApplicantBetweenDto> {
    const network = await this.network.current();
    const { tasks, letters, sharings } = this.reads;
    return this.files.read(applicantScope(caseId), { id: caseId }, async ({ row }, tx) => {
      if (row.case_no !== parseCaseNumber(caseNo)) throw new AppError('case.not_found');
      const helping = (await tasks.of(tx, caseId)).filter(({ state }) => state !== 'ended');
      const referred = (await letters.ofCase(tx, caseId)).filter(
        ({ state }) => state !== 'awaiting_approval' && state !== 'not_approved',
      );
      return {
        helpers: [
          ...helping.map((task) => helper(task, network, language)),
          ...referred.map((letter) => referredTo(letter, language)),
        ],
        sharings: (await sharings.of(tx, caseId)).map(presentSharing),
      };
    });
  }

  async searchPrecedents(
    viewer: Viewer,
    text: string | null,
    ipType: string | null,
    before: string | null,
  ): Promise<PrecedentPageDto> {
    const network = await this.network.current();
    const found = await this.reads.precedents.search(scopeOf(viewer), text, ipType, before);
    return {
      items: found.map((one) => this.precedent(one, network, null)),
      nextCursor: found.length === 50 ? (found.at(-1)?.number ?? null) : null,
    };
  }

  private precedent(one: PrecedentView, network: NetworkView, likeness: number | null): PrecedentDto {
    const pattern: FactsPattern = one.pattern;
    return {
      number: one.number,
      decidedAt: one.decidedAt.toISOString(),
      deskName: this.network.deskName(one.desk, network),
      institution: named(one.institutionId, network),
      pattern: { ...pattern },
      placeName: pattern.place && network.placeName(pattern.place),
      asked: one.asked.map(({ institutionId, state, reason }) => ({
        name: named(institutionId, network).name,
        state,
        reason,
      })),
      reason: one.reason,
      cites: one.cites,
      citedBy: one.citedBy,
      likeness: likeness === null ? null : Math.round(likeness * 100),
    };
  }
}

const named = (id: string, network: NetworkView): InstitutionRefDto =>
  refById(id, network) ?? { id, name: id, kind: 'assistance_centre' };

const presentTask = ({ institutionId, isLate, ...task }: CoTaskView, network: NetworkView) => ({
  ...task,
  institution: named(institutionId, network),
  late: isLate,
});

export const presentLetter = (view: LetterView, reader: 'staff' | 'authority' | null): LetterDto => ({
  ...view,
  letter: {
    ...view.letter,
    parties: [...view.letter.parties],
    evidence: [...view.letter.evidence],
  },
  acts:
    reader === null ? [] : openLetterActs(view.state, reader).filter((act) => act !== 'approve' && act !== 'reject'),
});

const presentSharing = ({ receiver, ...one }: SharingRecord): SharingDto => ({
  ...one,
  receiver: receiver.id,
  receiverName: receiver.name,
  receiverContact: receiver.contact,
});

/** What a helper does, in words that promise nothing of what offices write to each other. */
const DOES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  origin: {
    zh: '协助核实产地和专用标志使用情况',
    en: 'Helps at the place of origin: checks origin and use of the sign',
  },
  circulation: {
    zh: '协助查清流通环节的来源和去向',
    en: 'Helps along the way of the goods: where they come from and go',
  },
  sale: { zh: '协助核实销售地的侵权事实', en: 'Helps at the place of sale: establishes what is sold there' },
  none: { zh: '协助在当地核实情况、固定证据', en: 'Helps on the spot: establishes facts and evidence' },
};

const helper = (task: CoTaskView, network: NetworkView, language: Language): HelperDto => ({
  name: named(task.institutionId, network).name,
  does: DOES[task.stage ?? 'none']?.[language] ?? '',
  state: task.state === 'reported' ? 'done' : 'working',
  by: task.state === 'reported' ? null : task.dueOn,
});

const REFERRED: Readonly<Record<LetterView['state'], Readonly<Record<Language, string>>>> = {
  awaiting_approval: { zh: '', en: '' },
  not_approved: { zh: '', en: '' },
  ready: { zh: '移送函已开出，正在送达', en: 'A letter of referral is written and on its way' },
  sent: { zh: '移送函已送出，等待对方回执', en: 'A letter of referral was sent; its receipt is awaited' },
  accepted: { zh: '已接收，正在处理', en: 'Has taken it and is working on it' },
  returned: { zh: '已退回，由承办机构继续办理', en: 'Sent it back; the institution goes on with it' },
  reported: { zh: '已反馈处理情况', en: 'Has reported on what it did' },
  recalled: { zh: '移送已撤回', en: 'The referral was taken back' },
};

const referredTo = ({ authorityName, state, replyBy }: LetterView, language: Language): HelperDto => ({
  name: authorityName,
  does: REFERRED[state][language],
  state: ['returned', 'reported', 'recalled'].includes(state) ? 'done' : 'waiting',
  by: state === 'sent' || state === 'accepted' ? replyBy : null,
});
