import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { scopeOf, type Viewer } from '#access';
import {
  type ClockKind,
  type HolidayPlan,
  HolidayPlans,
  isShortenable,
  LEVELS,
  type LimitRow,
  PublishedLimits,
  Rederivation,
  TIME_LIMITS,
} from '#cases';
import { AppError, shanghaiDay } from '#contracts';
import { Network, type NetworkView } from '#network';
import { Clock } from '#platform/clock';
import { CurrentViewer, SignedIn } from '../http/access.js';
import { Code, Day, Flag, Instant, Part, Parts, Text, Whole } from '../http/fields.js';
import { IdempotencyKey } from '../http/headers.js';
import { refById } from '../public/present.js';

const KINDS = Object.keys(TIME_LIMITS) as ClockKind[];
const SHORTENABLE = KINDS.filter(isShortenable);

export class NationalLimitDto {
  @Code(KINDS) kind: string;
  @Whole(1, 1000) days: number;
  @Code(['working_days', 'calendar_days']) unit: string;
  @Code(['published', 'default', 'law'], { description: 'where the figure comes from' }) basis: string;
  @Flag({ description: 'may be published shorter by a level, a region or an institution' }) shortenable: boolean;
}

class LimitDto {
  @Code(SHORTENABLE, { description: 'which clock' }) kind: string;
  @Whole(1, 1000, { description: 'fewer than the national figure' }) days: number;
  @Code(['level', 'region', 'institution']) scope: 'level' | 'region' | 'institution';
  @Text(60, { min: 1, description: `a level (${LEVELS.join(', ')}), a region code, or the id of an institution` })
  subject: string;
  @Day({ description: 'tomorrow at the earliest: what runs keeps its day' }) validFrom: string;
  @Text(500, { min: 1, description: 'where it was published' }) source: string;
}

class PublishedLimitDto extends LimitDto {
  @Text(60) id: string;
  @Text(200, { description: 'the institution, region or level by name' }) subjectName: string;
  @Day({ optional: true, description: 'the first day on which it no longer holds' }) validTo: string | null;
  @Code(['coming', 'in_force', 'ended']) state: string;
  @Instant() publishedAt: string;
}

class LimitsDto {
  @Parts(() => NationalLimitDto) national: NationalLimitDto[];
  @Parts(() => PublishedLimitDto) published: PublishedLimitDto[];
}

class PlanDayDto {
  @Day() day: string;
  @Flag({ optional: true, description: 'worked (make-up workday) or off; null = again as the calendar has it' })
  working: boolean | null;
}

class PlanDto {
  @Whole(2000, 2100) year: number;
  @Flag({ description: 'the whole notice of the year: its days are no longer provisional' }) isWhole: boolean;
  @Text(500, { min: 1, description: 'the notice it rests on' }) source: string;
  @Parts(() => PlanDayDto) days: PlanDayDto[];
}

class PublishedPlanDto extends PlanDto {
  @Whole(1, 1e9) id: number;
  @Instant() publishedAt: string;
  @Whole(0, 1e9, { description: 'cases whose open deadlines were derived again so far' }) lookedAt: number;
  @Whole(0, 1e9, { description: 'deadlines that moved' }) moved: number;
  @Instant({ optional: true, description: 'when every open case had been looked at' }) doneAt: string | null;
}

class YearDto {
  @Whole(2000, 2100) year: number;
  @Flag({ description: 'the notice for this year is still awaited' }) provisional: boolean;
}

class CalendarDto {
  @Parts(() => YearDto) years: YearDto[];
  @Parts(() => PublishedPlanDto) plans: PublishedPlanDto[];
}

class DeadlineMoveDto {
  @Text(20) caseNo: string;
  @Text(200, { optional: true }) holderName: string | null;
  @Text(40) kind: string;
  @Day() was: string;
  @Day() is: string;
}

class DeadlineMovesDto {
  @Part(() => PublishedPlanDto) plan: PublishedPlanDto;
  @Parts(() => DeadlineMoveDto) items: DeadlineMoveDto[];
}

/** Time as policy: limits that localities publish, and the days that notices of the State Council move. */
@ApiTags('policy')
@Controller('policy')
export class PolicyTimeController {
  constructor(
    private readonly limits: PublishedLimits,
    private readonly plans: HolidayPlans,
    private readonly rederivation: Rederivation,
    private readonly network: Network,
    private readonly clock: Clock,
  ) {}

  @SignedIn('staff', 'coordinator', 'system_admin')
  @Get('limits')
  @ApiOperation({ summary: 'National limits, and shorter ones with those they hold for' })
  @ApiOkResponse({ type: LimitsDto })
  async listLimits(): Promise<LimitsDto> {
    const view = await this.network.current();
    const rows = await this.limits.list();
    return {
      national: KINDS.map((kind) => {
        const { days, unit, basis } = TIME_LIMITS[kind];
        return { kind, days, unit, basis, shortenable: isShortenable(kind) };
      }),
      published: rows.map((row) => this.presentLimit(row, view)),
    };
  }

  @SignedIn('coordinator')
  @Post('limits')
  @HttpCode(200)
  @ApiOperation({ summary: 'Publishes a shorter limit; one for the same clock and reach ends when this one begins' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: PublishedLimitDto })
  async publishLimit(
    @Body() body: LimitDto,
    @CurrentViewer() viewer: Viewer,
    @IdempotencyKey() _key: string,
  ): Promise<PublishedLimitDto> {
    return this.presentLimit(await this.limits.publish(viewer, body), await this.network.current());
  }

  @SignedIn('coordinator')
  @Post('limits/:id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets a limit end tomorrow; what it promised stays promised' })
  @ApiOkResponse({ type: PublishedLimitDto })
  async endLimit(@Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<PublishedLimitDto> {
    return this.presentLimit(await this.limits.end(viewer, id), await this.network.current());
  }

  @SignedIn('staff', 'coordinator', 'system_admin')
  @Get('calendar')
  @ApiOperation({ summary: 'Which years are settled, and every plan with how far its re-derivation has come' })
  @ApiOkResponse({ type: CalendarDto })
  async calendar(): Promise<CalendarDto> {
    const { calendar } = await this.network.current();
    const thisYear = Number(shanghaiDay(this.clock.now()).slice(0, 4));
    return {
      years: [0, 1, 2].map((ahead) => ({
        year: thisYear + ahead,
        provisional: calendar.isProvisional(thisYear + ahead),
      })),
      plans: (await this.plans.list()).map(presentPlan),
    };
  }

  @SignedIn('national_coordinator', 'system_admin')
  @Post('calendar')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Publishes days that a notice moves; the worker derives open deadlines anew and lists what moved',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: PublishedPlanDto })
  async publishPlan(
    @Body() body: PlanDto,
    @CurrentViewer() viewer: Viewer,
    @IdempotencyKey() _key: string,
  ): Promise<PublishedPlanDto> {
    const days = body.days.map(({ day, working }) => ({ day, working: working ?? null }));
    return presentPlan(await this.plans.publish(viewer.accountId, { ...body, days }));
  }

  @SignedIn('staff', 'coordinator')
  @Get('calendar/:id/moves')
  @ApiOperation({ summary: 'Deadlines that a plan moved, before and after, of the cases in reach (at most 500)' })
  @ApiOkResponse({ type: DeadlineMovesDto })
  async moves(@Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<DeadlineMovesDto> {
    const plan = (await this.plans.list()).find((one) => String(one.id) === id);
    if (!plan) throw new AppError('route.not_found');
    const view = await this.network.current();
    const moves = await this.rederivation.moves(scopeOf(viewer), plan.id);
    return {
      plan: presentPlan(plan),
      items: moves.map(({ caseNo, holderId, kind, was, is }) => ({
        caseNo,
        holderName: refById(holderId, view)?.name ?? null,
        kind,
        was,
        is,
      })),
    };
  }

  private presentLimit(row: LimitRow, view: NetworkView): PublishedLimitDto {
    const today = shanghaiDay(this.clock.now());
    const isOver = row.validTo !== null && row.validTo <= today;
    return {
      ...row,
      subjectName:
        row.scope === 'institution'
          ? (view.institutionById.get(row.subject)?.nameZh ?? row.subject)
          : row.scope === 'region'
            ? view.placeName(row.subject)
            : row.subject,
      state: isOver ? 'ended' : row.validFrom > today ? 'coming' : 'in_force',
      publishedAt: row.publishedAt.toISOString(),
    };
  }
}

const presentPlan = (plan: HolidayPlan): PublishedPlanDto => ({
  id: plan.id,
  year: plan.year,
  isWhole: plan.isWhole,
  source: plan.source,
  days: plan.days.map(({ day, working }) => ({ day, working })),
  publishedAt: plan.publishedAt.toISOString(),
  lookedAt: plan.lookedAt,
  moved: plan.moved,
  doneAt: plan.doneAt?.toISOString() ?? null,
});
