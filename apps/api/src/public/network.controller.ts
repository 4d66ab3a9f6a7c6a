import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Promises } from '#cases';
import { IP_TYPES, type IpType } from '#contracts';
import { Network } from '#network';
import { Routing } from '#routing';
import { Public } from '../http/access.js';
import { Limited } from '../http/plenty.js';
import { Code, Day, Region, Text } from '../http/fields.js';
import { IndustriesDto, InstitutionPageDto, RegionPageDto } from './answers.dto.js';
import { cached, csvFile, wantsCsv } from '../http/cached.js';
import { viewOn } from './competence.controller.js';
import { presentInstitution } from './present.js';

class RegionQuery {
  @Region({ optional: true }) parentCode?: string;
  @Text(50, { optional: true }) q?: string;
}

class InstitutionQuery {
  @Region({ optional: true, description: 'institutions that answer for this place' }) regionCode?: string;
  @Code(IP_TYPES, { optional: true, description: 'institutions that handle this kind of right' }) type?: IpType;
  @Day({ optional: true, description: 'as it was on this day; today unless said' }) asOf?: string;
  @Code(['json', 'csv'], { optional: true, description: 'csv = a file for spreadsheets' }) format?: 'json' | 'csv';
}

/** The open side of the network: who handles what where. Cacheable; an unchanged answer is a 304. */
@ApiTags('network')
@Public()
@Limited('reading')
@Controller('network')
export class NetworkController {
  constructor(
    private readonly network: Network,
    private readonly routing: Routing,
    private readonly promises: Promises,
  ) {}

  @Get('regions')
  @ApiOperation({ summary: 'Divisions of GB/T 2260, whole or below one of them' })
  @ApiQuery({ name: 'parentCode', required: false })
  @ApiQuery({ name: 'q', required: false, description: 'part of a name' })
  @ApiOkResponse({ type: RegionPageDto })
  async regions(
    @Query() query: RegionQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegionPageDto | undefined> {
    const { regions } = await this.network.current();
    const items = regions.filter(
      (region) =>
        (!query.parentCode || region.parentCode === query.parentCode) && (!query.q || region.nameZh.includes(query.q)),
    );
    return cached({ items: [...items], nextCursor: null }, known, reply);
  }

  @Get('institutions')
  @ApiOperation({ summary: 'Institutions with what they handle, since when, and how long things may take' })
  @ApiQuery({ name: 'regionCode', required: false })
  @ApiQuery({ name: 'type', required: false, enum: [...IP_TYPES] })
  @ApiQuery({ name: 'asOf', required: false, example: '2026-01-01' })
  @ApiQuery({ name: 'format', required: false, enum: ['json', 'csv'] })
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ type: InstitutionPageDto })
  async institutions(
    @Query() query: InstitutionQuery,
    @Headers() headers: Record<string, string | undefined>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InstitutionPageDto | string | undefined> {
    const view = await viewOn(this.network, query.asOf);
    const known = headers['if-none-match'];
    const limitsOf = await this.promises.limits();
    const items = this.routing
      .handling(view, query.regionCode ?? null, query.type ?? null)
      .map((institution) => presentInstitution(institution, view, this.routing, limitsOf(institution.id)));
    const { version } = view.directory;
    if (!wantsCsv(query.format, headers['accept']))
      return cached({ items, nextCursor: null, directoryVersion: version }, known, reply);
    const rows = items.map((one) => [
      ...[
        one.id,
        one.name,
        one.kind,
        one.regionCode,
        one.regionName,
        one.industries.join('；'),
        one.ipTypes.join('；'),
      ],
      ...[one.phone, one.provenance, one.source, one.validFrom, one.validTo, version],
    ]);
    return csvFile(`institutions-${version}`, [HEAD, ...rows], known, reply);
  }

  @Get('industries')
  @ApiOperation({ summary: 'Words for industries that the directory knows; a match is exact' })
  @ApiProduces('application/json')
  @ApiOkResponse({ type: IndustriesDto })
  async industries(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IndustriesDto | undefined> {
    const { directory } = await this.network.current();
    const items = [...new Set(directory.institutions.flatMap((institution) => institution.industries))].sort();
    return cached({ items }, known, reply);
  }
}

const HEAD = [
  ...['id', 'name', 'kind', 'region_code', 'region_name', 'industries', 'ip_types'],
  ...['phone', 'provenance', 'source', 'valid_from', 'valid_to', 'directory_version'],
];
