import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AppError, INSTITUTION_KINDS, IP_TYPES, MATTERS, MODES, type PartialRequest } from '#contracts';
import { Network, type NetworkView } from '#network';
import { Routing } from '#routing';
import { Public } from '../http/access.js';
import { cached, csvFile, wantsCsv } from '../http/cached.js';
import { ReaderLanguage } from '../http/headers.js';
import type { Language } from '../http/language.js';
import {
  type CompetenceDto,
  CompetencePageDto,
  CompetenceQuery,
  CompetentDto,
  CompetentQuery,
  ReleasePageDto,
} from './competence.dto.js';
import { publishedLimits, refOf } from './present.js';

/**
 * The open competence interface, for platforms, chambers of commerce and whoever sends people to us: who handles which kind of right
 * where, how long things may take, from when to when that holds. Everything is public, cacheable and carries its version.
 */
@ApiTags('network')
@Public()
@Controller('network')
export class CompetenceController {
  constructor(
    private readonly network: Network,
    private readonly routing: Routing,
  ) {}

  @Get('competences')
  @ApiOperation({
    summary: 'Who handles which kind of right where',
    description:
      'One line per institution and kind of right. `regionCode` gives those that answer for a place, its city and its province included. ' +
      'Keep the `ETag` and send it as `If-None-Match`: an unchanged answer is a 304 without a body. ' +
      'Example: `GET /api/v1/network/competences?regionCode=442000&type=patent_design`; the whole table for a spreadsheet: `?format=csv`.',
  })
  @ApiQuery({ name: 'regionCode', required: false, example: '442000' })
  @ApiQuery({ name: 'type', required: false, enum: [...IP_TYPES] })
  @ApiQuery({ name: 'kind', required: false, enum: [...INSTITUTION_KINDS] })
  @ApiQuery({ name: 'asOf', required: false, example: '2026-01-01' })
  @ApiQuery({ name: 'format', required: false, enum: ['json', 'csv'] })
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ type: CompetencePageDto })
  async competences(
    @Query() query: CompetenceQuery,
    @Headers() headers: Record<string, string | undefined>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CompetencePageDto | string | undefined> {
    const view = await viewOn(this.network, query.asOf);
    if (query.regionCode && !view.regionByCode.has(query.regionCode)) throw new AppError('network.region_unknown');
    const items = this.itemsOf(query, view);
    const { version } = view.directory;
    const { validFrom, validTo = null } = view;
    if (!wantsCsv(query.format, headers['accept']))
      return cached(
        { items, limits: publishedLimits(), directoryVersion: version, validFrom, validTo },
        headers['if-none-match'],
        reply,
      );
    const rows = items.map((item) => [...cellsOf(item), validFrom, validTo, version]);
    return csvFile(`competences-${version}`, [HEAD, ...rows], headers['if-none-match'], reply);
  }

  @Get('competent')
  @ApiOperation({
    summary: 'Who would lead a matter of this kind, and why, by the rule in force',
    description:
      'The same rule as for a filed request, on the few facts that a platform has; nothing is stored. ' +
      'Example: `GET /api/v1/network/competent?regionCode=442000&type=patent_design&industry=灯饰`.',
  })
  @ApiQuery({ name: 'regionCode', required: false, example: '442000' })
  @ApiQuery({ name: 'actRegionCode', required: false, example: '442000' })
  @ApiQuery({ name: 'type', required: true, enum: [...IP_TYPES] })
  @ApiQuery({ name: 'matter', required: false, enum: [...MATTERS] })
  @ApiQuery({ name: 'mode', required: false, enum: [...MODES] })
  @ApiQuery({ name: 'industry', required: false, example: '灯饰' })
  @ApiOkResponse({ type: CompetentDto })
  async competent(
    @Query() query: CompetentQuery,
    @ReaderLanguage() language: Language,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CompetentDto | undefined> {
    const current = await this.network.current();
    for (const code of [query.regionCode, query.actRegionCode])
      if (code && !current.regionByCode.has(code)) throw new AppError('network.region_unknown');
    const { facts, decision, view } = await this.routing.decide(requestOf(query));
    const spoken = { facts, decision, overrideReason: null, decidedByName: null };
    const answer: CompetentDto = {
      outcome: decision.lead ? 'route' : 'queue',
      lead: decision.lead,
      coHandlers: [...decision.coHandlers],
      queue: decision.queue,
      place: decision.place,
      placeName: decision.place === null ? null : view.placeName(decision.place),
      rules: [...decision.rules],
      sentence: this.routing.sentence(spoken, 'applicant', language, view),
      limits: publishedLimits(),
      directoryVersion: decision.directoryVersion,
      policyVersion: decision.policyVersion,
      validFrom: view.validFrom,
    };
    return cached(answer, known, reply);
  }

  @Get('versions')
  @ApiOperation({ summary: 'Every version of the directory that was or is in force, newest first' })
  @ApiOkResponse({ type: ReleasePageDto })
  async versions(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReleasePageDto | undefined> {
    return cached({ items: await this.network.terms() }, known, reply);
  }

  private itemsOf({ regionCode, type, kind }: CompetenceQuery, view: NetworkView): CompetenceDto[] {
    return this.routing
      .handling(view, regionCode ?? null, type ?? null)
      .filter((institution) => kind === undefined || institution.kind === kind)
      .flatMap((institution) =>
        this.routing
          .ipTypesOf(institution, view)
          .filter((ipType) => (type === undefined ? ipType !== 'none' : ipType === type))
          .map((ipType) => ({
            institution: refOf(institution),
            regionCode: institution.regionCode,
            regionName: view.placeName(institution.regionCode),
            ipType,
            industries: [...institution.industries],
            phone: institution.phone,
            provenance: institution.provenance,
          })),
      );
  }
}

/** The network on a day. @throws `network.no_release` for a day before the first release, `request.invalid` for a day that is none */
export function viewOn(network: Network, day: string | undefined): Promise<NetworkView> {
  if (day !== undefined && (Number.isNaN(Date.parse(day)) || !new Date(day).toISOString().startsWith(day)))
    throw new AppError('request.invalid', {}, [
      { path: 'asOf', code: 'wrong_form', message: { zh: '没有这一天。', en: 'There is no such day.' } },
    ]);
  return network.asOf(day);
}

const HEAD = [
  'institution_id',
  'institution_name',
  'institution_kind',
  'region_code',
  'region_name',
  'ip_type',
  'industries',
  'phone',
  'provenance',
  ...publishedLimits().map(({ kind }) => `${kind}_working_days`),
  'valid_from',
  'valid_to',
  'directory_version',
];

const cellsOf = ({ institution, industries, ...item }: CompetenceDto): (string | number | null)[] => [
  institution.id,
  institution.name,
  institution.kind,
  item.regionCode,
  item.regionName,
  item.ipType,
  industries.join('；'),
  item.phone,
  item.provenance,
  ...publishedLimits().map(({ workingDays }) => workingDays),
];

const requestOf = ({ regionCode, actRegionCode, type, matter, mode, industry }: CompetentQuery): PartialRequest => ({
  applicant: { regionCode: regionCode ?? null },
  rights: [{ type, industry: industry ?? null }],
  matters: [matter ?? 'infringement_opinion'],
  acts: { mode: mode ?? 'offline', places: actRegionCode ? [{ regionCode: actRegionCode, stage: null }] : [] },
});
