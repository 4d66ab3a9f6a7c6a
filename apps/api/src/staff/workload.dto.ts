import { IP_TYPES, type Role, ROLES } from '#contracts';
import { CLOSINGS_BY, type ClosingsBy, FEWEST } from '#workload';
import { Code, Day, Part, Parts, Ratio, Text, Whole } from '../http/fields.js';

export class ColleagueDto {
  @Text(60) id: string;
  @Text(100) displayName: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
  @Whole(0, 1e6, { description: 'open cases in hand' }) openCases: number;
}

export class ColleaguesDto {
  @Parts(() => ColleagueDto) items: ColleagueDto[];
}

/** One institution's open work, as coordinators see it. */
export class LoadRowDto {
  @Text(60) institutionId: string;
  @Text(200) name: string;
  @Text(40) kind: string;
  @Text(6) regionCode: string;
  @Whole(0, 1e9) offered: number;
  @Whole(0, 1e9) examining: number;
  @Whole(0, 1e9) handling: number;
  @Whole(0, 1e9) waiting: number;
  @Whole(0, 1e9) overdue: number;
  @Whole(0, 1e9) open: number;
}

export class QueueLoadDto {
  @Text(40) queue: string;
  @Text(100) name: string;
  @Whole(0, 1e9) open: number;
  @Day({ optional: true, description: 'filing day of the oldest' }) oldest: string | null;
}

export class OverviewDto {
  @Parts(() => LoadRowDto) institutions: LoadRowDto[];
  @Parts(() => QueueLoadDto) queues: QueueLoadDto[];
  @Whole(0, 1e9) filedToday: number;
  @Whole(0, 1e9) open: number;
  @Whole(0, 1e9) overdue: number;
  @Whole(0, 1e9, { description: 'messages that ran out of retries and wait for a person' }) deadLetters: number;
}

export class AgesDto {
  @Text(60, { optional: true, description: 'null = all in reach together' }) institutionId: string | null;
  @Text(200, { optional: true }) name: string | null;
  @Whole(0, 1e9) open: number;
  @Whole(0, 1e6, { description: 'days since filing; half of the open cases are at most so old' }) p50: number;
  @Whole(0, 1e6) p90: number;
  @Whole(0, 1e6) p99: number;
  @Whole(0, 1e6) oldest: number;
}

export class AgesListDto {
  @Parts(() => AgesDto) items: AgesDto[];
}

export class BacklogDayDto {
  @Day() day: string;
  @Whole(0, 1e9) open: number;
  @Whole(0, 1e9) overdue: number;
  @Whole(0, 1e9) filed: number;
  @Whole(0, 1e9) closed: number;
}

export class BacklogDto {
  @Parts(() => BacklogDayDto) items: BacklogDayDto[];
}

export class BacklogQuery {
  @Code(['7', '30', '90', '365'], { optional: true }) days?: string;
}

export class FlowDto {
  @Text(6, { description: 'empty: off the mainland or unknown' }) province: string;
  @Text(100, { optional: true }) provinceName: string | null;
  @Text(40) ipType: string;
  @Whole(0, 1e9) filed: number;
}

export class FlowsDto {
  @Parts(() => FlowDto) items: FlowDto[];
}

export class FlowQuery {
  @Code(['30', '90', '365', 'all'], { optional: true }) days?: string;
}

export class ClosingsQuery {
  @Code(CLOSINGS_BY, { optional: true }) by?: ClosingsBy;
  @Day({ optional: true }) from?: string;
  @Day({ optional: true }) to?: string;
  @Code(IP_TYPES, { optional: true }) type?: string;
  @Text(6, { optional: true }) province?: string;
}

/** Average days by whose time it was, and all together. */
export class AverageDaysDto {
  @Ratio({ optional: false }) applicant: number;
  @Ratio({ optional: false }) institution: number;
  @Ratio({ optional: false }) other_body: number;
  @Ratio({ optional: false }) coordinator: number;
  @Ratio({ optional: false }) system: number;
  @Ratio({ optional: false }) total: number;
}

/** Figures of one group. Whatever is null is not told: fewer than five cases, and the viewer does not own them. */
export class ClosingFiguresDto {
  @Text(60) key: string;
  @Text(200, { description: 'the group in words' }) name: string;
  @Whole(0, 1e9, { optional: true, description: `null = fewer than ${FEWEST}` }) closed: number | null;
  @Part(() => AverageDaysDto, { optional: true }) days: AverageDaysDto | null;
  @Ratio({ description: 'share in which institutions and desks kept their limits' }) timely: number | null;
  @Whole(0, 1e9, { optional: true }) rated: number | null;
  @Ratio({ description: 'average rating, 1 to 5' }) score: number | null;
  @Ratio({ description: 'share of ratings above 2' }) good: number | null;
  @Whole(0, 1e9, { optional: true, description: 'return visits' }) visited: number | null;
  @Ratio({ description: 'share satisfied among those reached' }) satisfied: number | null;
}

export class ClosingsDto {
  @Day() from: string;
  @Day() to: string;
  @Parts(() => ClosingFiguresDto) items: ClosingFiguresDto[];
}
