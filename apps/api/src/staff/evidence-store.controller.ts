import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EvidenceStore } from '#evidence';
import { SignedIn } from '../http/access.js';
import { Code, Flag, Instant, Parts, Text, Whole } from '../http/fields.js';

class TroubledFileDto {
  @Text(60) id: string;
  @Text(20) caseNo: string;
  @Code(['damaged', 'infected', 'unscannable'], { enumName: 'EvidenceFault' }) fault:
    | 'damaged'
    | 'infected'
    | 'unscannable';
  @Text(200, { optional: true }) finding: string | null;
  @Whole(0, Number.MAX_SAFE_INTEGER) size: number;
  @Instant() receivedAt: string;
  @Instant({ optional: true }) checkedAt: string | null;
}

class EvidenceStoreDto {
  @Whole(0, Number.MAX_SAFE_INTEGER, { description: 'about' }) files: number;
  @Whole(0, Number.MAX_SAFE_INTEGER) bytes: number;
  @Whole(0, Number.MAX_SAFE_INTEGER, { optional: true }) quotaBytes: number | null;
  @Code(['disk', 's3'], { enumName: 'EvidenceStoreKind' }) kind: 'disk' | 's3';
  @Code(['none', 'set_up'], { enumName: 'ScannerState' }) scanner: 'none' | 'set_up';
  @Flag({ description: 'without a scanner: whether staff may open files that nothing has looked at' })
  isOpenUnscanned: boolean;
  @Whole(0, Number.MAX_SAFE_INTEGER, { description: 'files in quarantine that wait for the scanner' }) waiting: number;
  @Instant({ optional: true, description: 'when the file that was not read for longest was last read through' })
  oldestCheckAt: string | null;
  @Parts(() => TroubledFileDto, { max: 200 }) troubled: readonly TroubledFileDto[];
}

/** The evidence store for whoever runs the system: figures and what needs a person, never a file. */
@ApiTags('system')
@SignedIn('system_admin')
@Controller('evidence-store')
export class EvidenceStoreController {
  constructor(private readonly store: EvidenceStore) {}

  @Get()
  @ApiOkResponse({ type: EvidenceStoreDto })
  state(): Promise<EvidenceStoreDto> {
    return this.store.state();
  }

  @Post(':id/check')
  @HttpCode(204)
  @ApiOperation({ summary: 'Has a file read and scanned again, after a copy of it was put back' })
  @ApiNoContentResponse()
  lookAgain(@Param('id') id: string): Promise<void> {
    return this.store.lookAgain(id);
  }
}
