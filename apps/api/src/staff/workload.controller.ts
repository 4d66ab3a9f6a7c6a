import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { isStaff, scopeOf, type Viewer } from '#access';
import { addDays, AppError, csvLine, type Day, IP_TYPES, shanghaiDay, TIME_OWNERS } from '#contracts';
import { Network, type NetworkView } from '#network';
import { Clock } from '#platform/clock';
import { type ClosingFigures, Closings, CLOSINGS_BY, type ClosingsBy, FEWEST, Overviews, Workload } from '#workload';
import { CurrentViewer, SignedIn } from '../http/access.js';
import { refById } from '../public/present.js';
import {
  AgesListDto,
  BacklogDto,
  BacklogQuery,
  type ClosingFiguresDto,
  ClosingsDto,
  ClosingsQuery,
  ColleaguesDto,
  FlowQuery,
  FlowsDto,
  OverviewDto,
} from './workload.dto.js';

const DEFAULT_DAYS = 30;
/** The longest period that figures are asked for at once. */
const LONGEST_DAYS = 3660;

@ApiTags('workload')
@Controller('workload')
export class WorkloadController {
  constructor(
    private readonly workload: Workload,
    private readonly overviews: Overviews,
    private readonly closings: Closings,
    private readonly network: Network,
    private readonly clock: Clock,
  ) {}

  @SignedIn('coordinator', 'team_leader')
  @Get('overview')
  @ApiOperation({
    summary: 'Open work by institution and desk, within the reach of the viewer; at most two seconds old',
  })
  @ApiOkResponse({ type: OverviewDto })
  async overview(@CurrentViewer() viewer: Viewer): Promise<OverviewDto> {
    const view = await this.network.current();
    const overview = await this.overviews.overview(scopeOf(viewer), this.today());
    return {
      ...overview,
      institutions: overview.institutions.map((row) => {
        const institution = view.institutionById.get(row.institutionId);
        return {
          ...row,
          name: refById(row.institutionId, view)?.name ?? row.institutionId,
          kind: institution?.kind ?? '',
          regionCode: institution?.regionCode ?? '',
        };
      }),
      queues: overview.queues.map((row) => ({ ...row, name: this.network.deskName(row.queue, view) })),
    };
  }

  @SignedIn('coordinator', 'team_leader')
  @Get('ages')
  @ApiOperation({ summary: 'How old open cases are: percentiles in days, all together first, then by institution' })
  @ApiOkResponse({ type: AgesListDto })
  async ages(@CurrentViewer() viewer: Viewer): Promise<AgesListDto> {
    const view = await this.network.current();
    const items = await this.overviews.ages(scopeOf(viewer), this.today());
    return { items: items.map((row) => ({ ...row, name: refById(row.institutionId, view)?.name ?? null })) };
  }

  @SignedIn('coordinator', 'team_leader')
  @Get('history')
  @ApiOperation({ summary: 'The backlog day by day: open and overdue as each day ended, filed and closed on it' })
  @ApiQuery({ name: 'days', required: false, enum: ['7', '30', '90', '365'] })
  @ApiOkResponse({ type: BacklogDto })
  async history(@Query() query: BacklogQuery, @CurrentViewer() viewer: Viewer): Promise<BacklogDto> {
    const days = Number(query.days ?? DEFAULT_DAYS);
    return { items: await this.overviews.history(scopeOf(viewer), this.today(), days) };
  }

  @SignedIn('coordinator', 'team_leader')
  @Get('flows')
  @ApiOperation({ summary: 'Requests by province and type of right' })
  @ApiQuery({ name: 'days', required: false, enum: ['30', '90', '365', 'all'] })
  @ApiOkResponse({ type: FlowsDto })
  async flows(@Query() query: FlowQuery, @CurrentViewer() viewer: Viewer): Promise<FlowsDto> {
    const view = await this.network.current();
    const days = query.days === 'all' ? null : Number(query.days ?? DEFAULT_DAYS);
    const items = await this.overviews.flows(scopeOf(viewer), this.today(), days);
    return {
      items: items.map((row) => ({ ...row, provinceName: row.province ? view.placeName(row.province) : null })),
    };
  }

  @SignedIn('coordinator', 'team_leader')
  @Get('closing')
  @ApiOperation({ summary: 'What became of closed cases: durations by owner, timeliness, results, ratings' })
  @ApiQuery({ name: 'by', required: false, enum: CLOSINGS_BY })
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  @ApiQuery({ name: 'type', required: false, enum: [...IP_TYPES] })
  @ApiQuery({ name: 'province', required: false })
  @ApiOkResponse({ type: ClosingsDto })
  async closing(@Query() query: ClosingsQuery, @CurrentViewer() viewer: Viewer): Promise<ClosingsDto> {
    const { by, from, to } = this.period(query);
    const view = await this.network.current();
    const figures = await this.closings.figures(
      scopeOf(viewer),
      { by, from, to, ipType: query.type ?? null, province: query.province ?? null },
      isStaff(viewer),
    );
    return {
      from,
      to,
      items: figures.map((one) => ({ ...one, days: one.days && { ...one.days }, name: nameOf(by, one, view) })),
    };
  }

  @SignedIn('coordinator', 'team_leader')
  @Get('closing.csv')
  @ApiOperation({ summary: 'The same as a table; no cell can become a formula' })
  @ApiQuery({ name: 'by', required: false, enum: CLOSINGS_BY })
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  @ApiQuery({ name: 'type', required: false, enum: [...IP_TYPES] })
  @ApiQuery({ name: 'province', required: false })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="closing-figures.csv"')
  async closingTable(@Query() query: ClosingsQuery, @CurrentViewer() viewer: Viewer): Promise<string> {
    const { items } = await this.closing(query, viewer);
    // The mark in front tells spreadsheets that the names are UTF-8.
    return `\uFEFF${[TABLE_HEAD, ...items.map(tableRow)].map(csvLine).join('')}`;
  }

  @SignedIn('staff')
  @Get('colleagues')
  @ApiOperation({ summary: "Handlers of the viewer's institution with the cases that each has in hand, least first" })
  @ApiOkResponse({ type: ColleaguesDto })
  async colleagues(@CurrentViewer() viewer: Viewer): Promise<ColleaguesDto> {
    return { items: await this.workload.colleagues(scopeOf(viewer), viewer.institutionId ?? '') };
  }

  private today(): Day {
    return shanghaiDay(this.clock.now());
  }

  private period(query: ClosingsQuery): { by: ClosingsBy; from: Day; to: Day } {
    const to = query.to ?? this.today();
    const from = query.from ?? addDays(to, 1 - DEFAULT_DAYS);
    const isReal = [from, to].every((day) => addDays(day, 0) === day);
    if (!isReal || from > to || from < addDays(to, -LONGEST_DAYS))
      throw new AppError('request.invalid', {}, [
        {
          path: 'from',
          code: 'wrong_period',
          message: { zh: '起止日期有误，最长十年。', en: 'The period is not valid; ten years at most.' },
        },
      ]);
    return { by: query.by ?? 'institution', from, to };
  }
}

function nameOf(by: ClosingsBy, { key }: ClosingFigures, view: NetworkView): string {
  if (by === 'institution') return key === '' ? '' : (refById(key, view)?.name ?? key);
  return by === 'region' && key !== '' ? view.placeName(key) : key;
}

const rounded = (figure: number | null, digits: number): string => (figure === null ? '' : figure.toFixed(digits));

const DAYS_OF = [...TIME_OWNERS, 'total'] as const;
const TABLE_HEAD = [
  'group',
  'closed',
  ...DAYS_OF.map((owner) => `days_${owner}`),
  'timely',
  'rated',
  'score',
  'good',
  'visited',
  'satisfied',
];

/** One line of the table; what may not be told is said to be so, not left to be taken for nothing. */
const tableRow = (one: ClosingFiguresDto): (string | number)[] => [
  one.name || one.key,
  one.closed ?? `<${FEWEST}`,
  ...DAYS_OF.map((owner) => rounded(one.days?.[owner] ?? null, 2)),
  rounded(one.timely, 4),
  one.rated ?? '',
  rounded(one.score, 2),
  rounded(one.good, 4),
  one.visited ?? '',
  rounded(one.satisfied, 4),
];
