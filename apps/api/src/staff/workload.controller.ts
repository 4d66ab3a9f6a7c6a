import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { scopeOf, type Viewer } from '#access';
import { shanghaiDay } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { Workload } from '#workload';
import { CurrentViewer, SignedIn } from '../http/access.js';
import { refById } from '../public/present.js';
import { ColleaguesDto, OverviewDto } from './staff.dto.js';

@ApiTags('workload')
@Controller('workload')
export class WorkloadController {
  constructor(
    private readonly workload: Workload,
    private readonly network: Network,
    private readonly clock: Clock,
  ) {}

  @SignedIn('coordinator', 'team_leader')
  @Get('overview')
  @ApiOperation({ summary: 'Open work by institution and desk, within the reach of the viewer' })
  @ApiOkResponse({ type: OverviewDto })
  async overview(@CurrentViewer() viewer: Viewer): Promise<OverviewDto> {
    const view = await this.network.current();
    const overview = await this.workload.overview(scopeOf(viewer), shanghaiDay(this.clock.now()));
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

  @SignedIn('staff')
  @Get('colleagues')
  @ApiOperation({ summary: "Handlers of the viewer's institution with the cases that each has in hand, least first" })
  @ApiOkResponse({ type: ColleaguesDto })
  async colleagues(@CurrentViewer() viewer: Viewer): Promise<ColleaguesDto> {
    return { items: await this.workload.colleagues(scopeOf(viewer), viewer.institutionId ?? '') };
  }
}
