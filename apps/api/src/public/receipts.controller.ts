import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Intake } from '#intake';
import { Vault } from '#platform/crypto';
import { Public } from '../http/access.js';
import { Limited } from '../http/plenty.js';
import { Facts, Flag, Text, Texts } from '../http/fields.js';

class ReceiptKeyDto {
  @Text(20) algorithm: string;
  @Text(200, { description: 'SPKI DER in base64' }) publicKey: string;
  @Texts(200, { description: 'all keys that may have signed, the one that signs now first' }) publicKeys: string[];
}

class ReceiptDto {
  @Text(4000, { min: 1 }) receipt: string;
}

class ReceiptAnswerDto {
  @Flag() valid: boolean;
  @Facts({ optional: true }) content: Record<string, unknown> | null;
}

/** Proof in the applicant's hand: what was filed, when, and what was promised, signed. */
@ApiTags('receipts')
@Public()
@Limited('checking')
@Controller('receipts')
export class ReceiptsController {
  constructor(
    private readonly intake: Intake,
    private readonly vault: Vault,
  ) {}

  @Get('key')
  @ApiOperation({ summary: 'The public key with which anyone can check a receipt offline' })
  @ApiOkResponse({ type: ReceiptKeyDto })
  key(): ReceiptKeyDto {
    return {
      algorithm: this.vault.signatureAlgorithm,
      publicKey: this.vault.receiptPublicKey,
      publicKeys: [...this.vault.publicKeys],
    };
  }

  @Post('verification')
  @HttpCode(200)
  @ApiOkResponse({ type: ReceiptAnswerDto })
  verify(@Body() body: ReceiptDto): ReceiptAnswerDto {
    const content = this.intake.readReceipt(body.receipt);
    return { valid: content !== null, content };
  }
}
