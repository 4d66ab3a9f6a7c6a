import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../http/access.js';
import { Facts, Text } from '../http/fields.js';
import { Limited } from '../http/plenty.js';
import { Proofs } from '../http/proofs.js';

class ProofChallengeDto {
  @Facts({ description: 'of the ALTCHA protocol: algorithm, nonce, salt, cost, keyPrefix, expiresAt' })
  parameters: Record<string, unknown>;
  @Text(200) signature: string;
}

/** Work for a device that asks for much: wanted only where a call was answered with `rate.proof_needed`. */
@ApiTags('requests')
@Controller('challenges')
export class ChallengesController {
  constructor(private readonly proofs: Proofs) {}

  @Public()
  @Limited('checking')
  @Get()
  @ApiOperation({ summary: 'A proof of work to do; its solution goes along in X-Proof-Of-Work' })
  @ApiOkResponse({ type: ProofChallengeDto })
  async read(): Promise<ProofChallengeDto> {
    const { parameters, signature = '' } = await this.proofs.challenge();
    return { parameters: { ...parameters }, signature };
  }
}
