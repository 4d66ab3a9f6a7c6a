import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { IP_TYPES, type IpType } from '#contracts';
import { Network } from '#network';
import { sha256 } from '#platform/crypto';
import { Routing } from '#routing';
import { Public } from '../http/access.js';
import { Code, Region, Text } from '../http/fields.js';
import { IndustriesDto, InstitutionPageDto, RegionPageDto } from './answers.dto.js';
import { presentInstitution } from './present.js';

class RegionQuery {
  @Region({ optional: true }) parentCode?: string;
  @Text(50, { optional: true }) q?: string;
}

class InstitutionQuery {
  @Region({ optional: true, description: 'institutions that answer for this place' }) regionCode?: string;
  @Code(IP_TYPES, { optional: true, description: 'institutions that handle this kind of right' }) type?: IpType;
}

/** The open side of the network: who handles what where. Cacheable; an unchanged answer is a 304. */
@ApiTags('network')
@Public()
@Controller('network')
export class NetworkController {
  constructor(
    private readonly network: Network,
    private readonly routing: Routing,
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
  @ApiOkResponse({ type: InstitutionPageDto })
  async institutions(
    @Query() query: InstitutionQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InstitutionPageDto | undefined> {
    const view = await this.network.current();
    const items = this.routing
      .handling(view, query.regionCode ?? null, query.type ?? null)
      .map((institution) => presentInstitution(institution, view, this.routing));
    return cached({ items, nextCursor: null, directoryVersion: view.directory.version }, known, reply);
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

/** Answers with an ETag of the content, or 304 when the caller has it already. */
function cached<T>(body: T, known: string | undefined, reply: FastifyReply): T | undefined {
  const tag = `"${sha256(JSON.stringify(body)).slice(0, 20)}"`;
  void reply.header('ETag', tag).header('Cache-Control', 'public, max-age=60');
  if (known === undefined || !known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)) return body;
  void reply.status(304);
  return undefined;
}
