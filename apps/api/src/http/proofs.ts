import { Injectable } from '@nestjs/common';
import { type Challenge, createChallenge, type Solution, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { Limits } from '#access';
import { AppError } from '#contracts';
import { Vault } from '#platform/crypto';

const GOOD_FOR_SECONDS = 600;
/** Two bytes have to come out as nought: 65,536 tries on average, about a second of a phone. */
const PREFIX = '0000';

/**
 * Proof of work (ALTCHA): asked for only where one address asks for much, solved by the device, nothing to see, to read or to recognise, and
 * nobody else is asked or told. Each is good once.
 */
@Injectable()
export class Proofs {
  private readonly secret: string;

  constructor(
    vault: Vault,
    private readonly limits: Limits,
  ) {
    this.secret = vault.hashSecret('proof of work');
  }

  challenge(): Promise<Challenge> {
    return createChallenge({
      algorithm: 'SHA-256',
      cost: 1,
      keyPrefix: PREFIX,
      deriveKey,
      hmacSignatureSecret: this.secret,
      expiresAt: Math.floor(Date.now() / 1000) + GOOD_FOR_SECONDS,
    });
  }

  async isGood(text: string): Promise<boolean> {
    const proof = read(text);
    if (!proof) return false;
    const { verified } = await verifySolution({ ...proof, deriveKey, hmacSignatureSecret: this.secret }).catch(() => ({
      verified: false,
    }));
    return verified && (await this.isFirst(proof.challenge.signature ?? ''));
  }

  private async isFirst(signature: string): Promise<boolean> {
    try {
      // Both windows that a proof can live in.
      await this.limits.count([{ bucket: `proof|${signature}`, most: 1, windowSeconds: 86_400 }]);
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }
}

function read(text: string): { challenge: Challenge; solution: Solution } | null {
  if (text.length > 4000) return null;
  try {
    const proof = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as {
      challenge?: Challenge;
      solution?: Solution;
    };
    const { challenge, solution } = proof;
    return challenge?.parameters.keyPrefix === PREFIX && solution
      ? { challenge: { ...challenge, parameters: challenge.parameters }, solution }
      : null;
  } catch {
    return null;
  }
}
