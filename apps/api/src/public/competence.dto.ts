import {
  INSTITUTION_KINDS,
  IP_TYPES,
  MATTERS,
  MODES,
  type InstitutionKind,
  type IpType,
  type Matter,
  type Mode,
} from '#contracts';
import { Code, Day, Part, Parts, Region, Text, Texts } from '../http/fields.js';
import { InstitutionRefDto, TimeLimitDto } from './answers.dto.js';

const AS_OF = { optional: true, description: 'as it was on this day (Asia/Shanghai); today unless said' };
const FORMAT = { optional: true, description: 'csv = a file for spreadsheets; json unless said' };

export class CompetenceQuery {
  @Region({ optional: true, description: 'institutions that answer for this place' }) regionCode?: string;
  @Code(IP_TYPES, { optional: true, description: 'kind of right' }) type?: IpType;
  @Code(INSTITUTION_KINDS, { optional: true }) kind?: InstitutionKind;
  @Day(AS_OF) asOf?: string;
  @Code(['json', 'csv'], FORMAT) format?: 'json' | 'csv';
}

export class CompetentQuery {
  @Region({ optional: true, description: "the applicant's division; absent = off the mainland" }) regionCode?: string;
  @Region({ optional: true, description: 'where the infringement happens' }) actRegionCode?: string;
  @Code(IP_TYPES, { description: 'kind of right' }) type: IpType;
  @Code(MATTERS, { optional: true, description: 'what is asked for; infringement_opinion unless said' })
  matter?: Matter;
  @Code(MODES, { optional: true, description: 'offline unless said' }) mode?: Mode;
  @Text(60, { optional: true, description: 'a word of GET /network/industries' }) industry?: string;
}

/** One institution and one kind of right that it handles in its area. */
export class CompetenceDto {
  @Part(() => InstitutionRefDto) institution: InstitutionRefDto;
  @Text(6, { description: 'its area: this division and everything below it' }) regionCode: string;
  @Text(200) regionName: string;
  @Code(IP_TYPES) ipType: IpType;
  @Texts(60, { description: 'industries that it is specialised in; for rapid centres they decide' })
  industries: string[];
  @Text(60, { optional: true }) phone: string | null;
  @Code(['verified', 'existence verified', 'unverified']) provenance: string;
}

export class CompetencePageDto {
  @Parts(() => CompetenceDto) items: CompetenceDto[];
  @Parts(() => TimeLimitDto, {
    description: 'published time limits, in working days, the same for every institution of the network',
  })
  limits: TimeLimitDto[];
  @Text(20) directoryVersion: string;
  @Day({ description: 'first day of this version' }) validFrom: string;
  @Day({ optional: true, description: 'the day from which a later version counts; null = in force' }) validTo:
    | string
    | null;
}

/** Who would lead a matter of this kind, by the rule in force. */
export class CompetentDto {
  @Code(['route', 'queue'], { description: 'queue = a coordinators’ desk names the institution' }) outcome: string;
  @Part(() => InstitutionRefDto, { optional: true }) lead: InstitutionRefDto | null;
  @Parts(() => InstitutionRefDto) coHandlers: InstitutionRefDto[];
  @Text(40, { optional: true }) queue: string | null;
  @Text(6, { optional: true, description: 'the place that decides' }) place: string | null;
  @Text(200, { optional: true }) placeName: string | null;
  @Texts(10, { description: 'ids of the rules that fired, in order' }) rules: string[];
  @Text(2000, { description: 'why, in one sentence, in the language asked for' }) sentence: string;
  @Parts(() => TimeLimitDto) limits: TimeLimitDto[];
  @Text(20) directoryVersion: string;
  @Text(20) policyVersion: string;
  @Day() validFrom: string;
}

export class ReleaseDto {
  @Text(20) version: string;
  @Day() validFrom: string;
  @Day({ optional: true, description: 'null = in force' }) validTo: string | null;
}

export class ReleasePageDto {
  @Parts(() => ReleaseDto) items: ReleaseDto[];
}
