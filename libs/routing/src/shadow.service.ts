import { Injectable } from '@nestjs/common';
import type { RoutingDecision, RoutingFacts } from '#contracts';
import { Network } from '#network';
import type { Tx } from '#platform/database';
import { Log } from '#platform/observability';
import { compileView } from './compiled.js';
import type { CompiledDirectory } from './domain/compile.js';
import { decide } from './domain/decide.js';
import { holderName, isSameHolder } from './domain/replay.js';

interface Shadow {
  release_id: string;
  kind: 'directory' | 'policy';
  version: string;
}

/** A live decision as it was just written down. */
export interface LiveDecision {
  readonly caseId: string;
  readonly seq: number;
  readonly at: Date;
  readonly facts: RoutingFacts;
  readonly decision: RoutingDecision;
}

/** Drafts that run beside the release in force: each live decision is put to them too, and where they differ it is written down. */
@Injectable()
export class Shadows {
  private readonly compiled = new Map<string, CompiledDirectory>();

  constructor(
    private readonly network: Network,
    private readonly log: Log,
  ) {}

  /** Asks every shadow. Whatever goes wrong in one is told to the log and changes nothing for the case. */
  async ask(tx: Tx, live: LiveDecision): Promise<void> {
    const shadows = await tx.query<Shadow[]>(`SELECT release_id, kind, version FROM shadow`);
    for (const shadow of shadows) {
      const answer = await this.answerOf(shadow, live);
      if (answer === null || isSameHolder(answer, live.decision)) continue;
      await tx.query(
        `INSERT INTO shadow_disagreement (release_id, case_id, decision_seq, at, live_name, shadow_name, live_rules, shadow_rules)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
        [
          shadow.release_id,
          live.caseId,
          live.seq,
          live.at,
          holderName(live.decision),
          holderName(answer),
          live.decision.rules,
          answer.rules,
        ],
      );
    }
    if (shadows.length === 0) this.compiled.clear();
  }

  /** The draft's own half of the view beside the other half that is in force. */
  private async answerOf({ release_id, kind, version }: Shadow, live: LiveDecision): Promise<RoutingDecision | null> {
    const directory = kind === 'directory' ? version : live.decision.directoryVersion;
    const policy = kind === 'policy' ? version : live.decision.policyVersion;
    try {
      const key = `${directory} ${policy}`;
      const known = this.compiled.get(key) ?? compileView(await this.network.ofVersions(directory, policy));
      this.compiled.set(key, known);
      return decide(live.facts, known);
    } catch (error) {
      this.log.failure('shadow.failed', error, { releaseId: release_id });
      return null;
    }
  }
}
