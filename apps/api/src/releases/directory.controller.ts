import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../http/access.js';
import { ReleaseDoor } from './release-door.js';
import { CurrentDirectoryDto } from './releases.dto.js';

@ApiTags('directory')
@Controller('directory')
export class DirectoryController extends ReleaseDoor {
  protected readonly kind = 'directory';

  @SignedIn('coordinator')
  @Get('current')
  @ApiOperation({ summary: 'The directory in force, and the calendar of what was and will be' })
  @ApiOkResponse({ type: CurrentDirectoryDto })
  current(): Promise<CurrentDirectoryDto> {
    return this.pages.directory();
  }
}
