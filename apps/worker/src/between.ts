import { Injectable } from '@nestjs/common';
import { Deliveries, Letters } from '#authorities';
import type { Act, ActInput } from '#cases';
import { Casework } from '#casework';
import { AppError } from '#contracts';
import { Log } from '#platform/observability';
import { CoTasks, Pulls } from '#referral';

/** What is late between institutions, and where it is found. */
@Injectable()
export class BetweenReach {
  constructor(
    readonly tasks: CoTasks,
    readonly pulls: Pulls,
    readonly letters: Letters,
    readonly deliveries: Deliveries,
  ) {}
}

/** What time decides between institutions and with outside bodies. Found from PostgreSQL alone; run twice it does nothing twice. */
@Injectable()
export class Between {
  constructor(
    private readonly reach: BetweenReach,
    private readonly casework: Casework,
    private readonly log: Log,
  ) {}

  /** Reports that did not come, requests that nobody answered, authorities that stayed silent. @returns how much was done */
  async dueDates(): Promise<number> {
    let done = 0;
    for (const { case_id, id, institution_id } of await this.reach.tasks.late())
      done += await this.attempt(case_id, 'task_late', { taskId: id, institutionId: institution_id });
    for (const { case_id, answer_by } of await this.reach.pulls.unanswered())
      done += await this.attempt(case_id, 'pull_unanswered', { dueOn: answer_by });
    done += await this.reach.letters.remindAll();
    if (done > 0) this.log.event('sweep.between', { done });
    return done;
  }

  /** Deliveries to machines whose next try has come. */
  deliveries(): Promise<number> {
    return this.reach.deliveries.repeat();
  }

  private async attempt(
    caseId: string,
    act: Act,
    input: Pick<ActInput, 'dueOn' | 'taskId' | 'institutionId'>,
  ): Promise<number> {
    try {
      return (await this.casework.actForSystem(caseId, act, input)) ? 1 : 0;
    } catch (error) {
      if (!(error instanceof AppError)) this.log.failure('sweep.act_failed', error, { caseId, act });
      return 0;
    }
  }
}
