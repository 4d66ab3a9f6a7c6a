import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { IP_TYPES, type IpType } from '#contracts';
import { Network } from '#network';
import { PublicStatistics } from '#privacy';
import { Public } from '../http/access.js';
import { Code, Parts, Text, Texts, Whole } from '../http/fields.js';

class StatisticsQuery {
  @Code(IP_TYPES, { optional: true }) type?: IpType;
}

export class StatisticsCellDto {
  @Text(60) type: string;
  @Whole(0, 1e9, { optional: true, description: 'a multiple of three; null = too few to be shown' }) count:
    | number
    | null;
}

export class StatisticsProvinceDto {
  @Text(6, { optional: true, description: 'null = off the mainland or not placed' }) code: string | null;
  @Text(100, { optional: true }) name: string | null;
  @Parts(() => StatisticsCellDto) cells: StatisticsCellDto[];
  @Whole(0, 1e9, { optional: true }) total: number | null;
}

export class StatisticsMonthDto {
  @Text(7) month: string;
  @Whole(0, 1e9, { optional: true }) total: number | null;
}

/** Counts for everybody, protected against working out a person: small ones hidden with a second beside them, all others rounded. */
export class StatisticsDto {
  @Text(7, { description: 'last month that is counted' }) until: string;
  @Texts(60) types: string[];
  @Parts(() => StatisticsProvinceDto) provinces: StatisticsProvinceDto[];
  @Parts(() => StatisticsMonthDto) months: StatisticsMonthDto[];
  @Whole(0, 1e9, { optional: true }) total: number | null;
  @Whole(0, 1e9, { optional: true }) closed: number | null;
  @Whole(0, 100, { optional: true, description: 'examinations within their time' }) inTimePercent: number | null;
}

@ApiTags('statistics')
@Public()
@Controller('statistics')
export class StatisticsController {
  constructor(
    private readonly statistics: PublicStatistics,
    private readonly network: Network,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Cases by province, kind of right and month, up to the month before' })
  @ApiQuery({ name: 'type', required: false, enum: [...IP_TYPES] })
  @ApiOkResponse({ type: StatisticsDto })
  async read(@Query() { type }: StatisticsQuery): Promise<StatisticsDto> {
    const { regionByCode } = await this.network.current();
    const { provinces, months, types, ...rest } = await this.statistics.read(type ?? null);
    return {
      ...rest,
      types: [...types],
      months: [...months],
      provinces: provinces.map(({ province, cells, total }) => ({
        code: province,
        name: province === null ? null : (regionByCode.get(province)?.nameZh ?? province),
        cells: cells.map((count, i) => ({ type: types[i] ?? '', count })),
        total,
      })),
    };
  }
}
