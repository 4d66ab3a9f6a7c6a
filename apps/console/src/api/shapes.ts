import type { components } from './schema.generated.js';

type Schemas = components['schemas'];

/** The interface's shapes by the names that the screens use. */
export type Me = Schemas['MeDto'];
export type CaseRow = Schemas['CaseRowDto'];
export type CasePage = Schemas['CasePageDto'];
export type CaseDetail = Schemas['CaseDetailDto'];
export type ViewCounts = Schemas['ViewCountsDto'];
export type AllowedAct = Schemas['AllowedActDto'];
export type ActBody = Schemas['ActDto'];
export type ActAnswer = Schemas['ActAnswerDto'];
export type Routing = Schemas['RoutingViewDto'];
export type Offer = Schemas['OfferDto'];
export type Clocks = Schemas['ClocksDto'];
export type Deadline = Schemas['DeadlineDto'];
export type TimelineEntry = Schemas['TimelineEntryDto'];
export type IssuedDocument = Schemas['DocumentDto'];
export type Evidence = Schemas['EvidenceDto'];
export type Party = Schemas['PartyDto'];
export type Gate = Schemas['GateDto'];
export type Colleague = Schemas['ColleagueDto'];
export type Overview = Schemas['OverviewDto'];
export type LoadRow = Schemas['LoadRowDto'];
export type QueueLoad = Schemas['QueueLoadDto'];
export type Institution = Schemas['InstitutionDto'];
export type InstitutionRef = Schemas['InstitutionRefDto'];
export type Region = Schemas['RegionDto'];
