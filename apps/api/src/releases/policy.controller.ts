import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../http/access.js';
import { ReleaseDoor } from './release-door.js';
import { CurrentPolicyDto } from './releases.dto.js';

@ApiTags('policy')
@Controller('policy')
export class PolicyController extends ReleaseDoor {
  protected readonly kind = 'policy';

  @SignedIn('coordinator')
  @Get('current')
  @ApiOperation({ summary: 'The policy in force, and the calendar of what was and will be' })
  @ApiOkResponse({ type: CurrentPolicyDto })
  current(): Promise<CurrentPolicyDto> {
    return this.pages.policy();
  }
}
