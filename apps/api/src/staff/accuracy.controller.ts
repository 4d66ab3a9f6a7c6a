import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#access';
import { addDays, AppError, type CoordinatorQueue, shanghaiDay } from '#contracts';
import { Network, type NetworkView } from '#network';
import { Clock } from '#platform/clock';
import { type Edit, Misroutes, type Period, type RehearsedEdit } from '#routing';
import { CurrentViewer, SignedIn } from '../http/access.js';
import { Day, Part, Parts, Text, Whole } from '../http/fields.js';
import { InstitutionRefDto } from '../public/answers.dto.js';
import { refById } from '../public/present.js';

const USUAL_DAYS = 90;
const MOST_DAYS = 400;

class PeriodQuery {
  @Day({ optional: true, description: 'first day of the first dispatches; 90 days before the last unless said' })
  from?: string;
  @Day({ optional: true, description: 'last day; today unless said' }) to?: string;
}

class AccuracyRowDto {
  @Text(6, { optional: true, description: 'province, or the Corps; null = off the mainland' }) regionCode:
    | string
    | null;
  @Text(200, { optional: true }) regionName: string | null;
  @Text(40) ipType: string;
  @Whole(0, 1e9) dispatched: number;
  @Whole(0, 1e9) misrouted: number;
}

class ConfusionDto {
  @Part(() => InstitutionRefDto) from: InstitutionRefDto;
  @Part(() => InstitutionRefDto, { optional: true, description: 'null = still with a desk' })
  to: InstitutionRefDto | null;
  @Whole(1, 1e9) cases: number;
}

class WayDto {
  @Text(40, { description: 'the act that said that the route was wrong' }) act: string;
  @Text(60, { optional: true }) reason: string | null;
  @Whole(1, 1e9) cases: number;
}

class AccuracyDto {
  @Day() from: string;
  @Day() to: string;
  @Whole(0, 1e9) dispatched: number;
  @Whole(0, 1e9) misrouted: number;
  @Parts(() => AccuracyRowDto) rows: AccuracyRowDto[];
  @Parts(() => ConfusionDto) pairs: ConfusionDto[];
  @Parts(() => WayDto) ways: WayDto[];
}

class EditMoveDto {
  @Text(200) from: string;
  @Text(200) to: string;
  @Whole(1, 1e9) cases: number;
}

class EditEffectDto {
  @Whole(0, 1e9) cases: number;
  @Whole(0, 1e9, { description: 'cases that would have gone to somebody else' }) moved: number;
  @Whole(0, 1e9, { description: 'misrouted cases that would have gone at once to where they ended' }) corrected: number;
  @Whole(0, 1e9) misrouted: number;
  @Whole(0, 1e9, { description: 'cases that would have found nobody' }) toDesk: number;
  @Parts(() => EditMoveDto) moves: EditMoveDto[];
}

class ProposedEditDto {
  @Text(40, { description: 'remove_type, remove_industry, add_industry, narrow_area, policy_remove_type' })
  kind: string;
  @Part(() => InstitutionRefDto, { optional: true }) institution: InstitutionRefDto | null;
  @Text(40, { optional: true, description: 'the kind of institution that a policy edit is about' }) institutionKind:
    | string
    | null;
  @Text(60, { description: 'a type, an industry or a region code' }) value: string;
  @Text(200, { optional: true }) valueName: string | null;
  @Whole(1, 1e9) misrouted: number;
  @Whole(1, 1e9) of: number;
  @Part(() => EditEffectDto) effect: EditEffectDto;
}

class ProposedEditsDto {
  @Parts(() => ProposedEditDto) items: ProposedEditDto[];
  @Whole(0, 1e9, { description: 'stored cases that each edit was rehearsed on, newest first' }) rehearsedOn: number;
}

/** How well first dispatches hit, for coordinators: counts of their places, the whole network for the national desk. */
@ApiTags('workload')
@SignedIn('coordinator')
@Controller('workload/accuracy')
export class AccuracyController {
  constructor(
    private readonly misroutes: Misroutes,
    private readonly network: Network,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'First-dispatch accuracy by region and type, who is taken for whom, and how it came out',
    description:
      'A misroute is a return, a giving back, a transfer, an override, a designation to somebody else or an upheld challenge within ten working days of the first dispatch.',
  })
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  @ApiOkResponse({ type: AccuracyDto })
  async accuracy(@Query() query: PeriodQuery, @CurrentViewer() viewer: Viewer): Promise<AccuracyDto> {
    const period = this.periodOf(query, viewer);
    const [view, accuracy] = [await this.network.current(), await this.misroutes.accuracy(period)];
    return {
      from: period.from,
      to: period.to,
      dispatched: accuracy.dispatched,
      misrouted: accuracy.misrouted,
      rows: accuracy.rows.map(({ type, ...row }) => ({
        ...row,
        ipType: type,
        regionName: row.regionCode === null ? null : view.placeName(row.regionCode),
      })),
      pairs: accuracy.pairs.map(({ from, to, cases }) => ({ from: known(from, view), to: refById(to, view), cases })),
      ways: [...accuracy.ways],
    };
  }

  @Get('edits')
  @ApiOperation({ summary: 'Changes of directory or policy that misroutes suggest, each rehearsed on stored cases' })
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  @ApiOkResponse({ type: ProposedEditsDto })
  async edits(@Query() query: PeriodQuery, @CurrentViewer() viewer: Viewer): Promise<ProposedEditsDto> {
    const { edits, rehearsedOn } = await this.misroutes.edits(this.periodOf(query, viewer));
    const view = await this.network.current();
    return { items: edits.map((edit) => presentEdit(edit, view)), rehearsedOn };
  }

  /** @throws `request.invalid` for a period that ends before it begins, or is longer than a year and a month */
  private periodOf({ from, to }: PeriodQuery, { queue }: Viewer): Period {
    const last = to ?? shanghaiDay(this.clock.now());
    const first = from ?? addDays(last, -USUAL_DAYS);
    if (!isDay(first) || !isDay(last) || first > last || addDays(first, MOST_DAYS) < last)
      throw new AppError('request.invalid', {}, [
        {
          path: 'from',
          code: 'not_allowed',
          message: { zh: '期间无效（最长 400 天）。', en: 'The period is not valid (400 days at most).' },
        },
      ]);
    return { from: first, to: last, desk: (queue ?? 'national') as CoordinatorQueue };
  }
}

const isDay = (day: string): boolean => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);

const known = (id: string, view: NetworkView): InstitutionRefDto =>
  refById(id, view) ?? { id, name: id, kind: 'assistance_centre' };

function presentEdit(
  { edit, misrouted, of, report, corrected, misroutedSeen }: RehearsedEdit,
  view: NetworkView,
): ProposedEditDto {
  return {
    kind: edit.kind,
    institution: 'institutionId' in edit ? known(edit.institutionId, view) : null,
    institutionKind: 'institutionKind' in edit ? edit.institutionKind : null,
    value: edit.value,
    valueName: nameOf(edit, view),
    misrouted,
    of,
    effect: {
      cases: report.cases,
      moved: report.moved,
      corrected,
      misrouted: misroutedSeen,
      toDesk: report.toDesk,
      moves: report.moves.slice(0, 5).map(({ from, to, cases }) => ({ from, to, cases })),
    },
  };
}

const nameOf = (edit: Edit, view: NetworkView): string | null =>
  edit.kind === 'narrow_area' ? view.placeName(edit.value) : null;
