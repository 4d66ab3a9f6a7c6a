/**
 * Time from the command line.
 *
 *   clocks verify [--repair]                 compares the stored deadlines of every open case with what its history comes to; ends with 1
 *                                            when one differs, and writes it anew when asked to
 *   clocks publish plan.json                 publishes a holiday plan: { "year": 2027, "isWhole": true, "source": "国办发明电…", "days": [
 *                                            { "day": "2027-02-14", "working": true }, … ] }; the worker derives open deadlines anew
 */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CasesModule, HolidayPlans, type PlanToPublish, Rederivation } from '#cases';
import { AppError } from '#contracts';
import { Clock } from '#platform/clock';
import { loadEnv } from '#platform/config';
import { DatabaseModule } from '#platform/database';
import { platformModule } from '#platform/module';

const PAGE = 200;
const env = Object.assign(loadEnv(process.env), { LOG_LEVEL: 'silent' });

@Module({
  imports: [platformModule({ app: 'clocks', env, clock: new Clock() }), DatabaseModule.forRoot(), CasesModule],
})
class ClocksModule {}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function verify(rederivation: Rederivation, repair: boolean): Promise<number> {
  let [after, looked, wrong]: [string | null, number, number] = [null, 0, 0];
  do {
    const page = await rederivation.verify(after, PAGE);
    looked += page.looked;
    wrong += page.differences.length;
    for (const { caseNo, caseId, stored, derived } of page.differences) {
      print(`${caseNo}\n  stored:  ${stored.join('; ') || '-'}\n  derived: ${derived.join('; ') || '-'}`);
      if (repair) await rederivation.repair(caseId);
    }
    after = page.next;
  } while (after !== null);
  print(`${looked} cases looked at, ${wrong} differ${repair && wrong > 0 ? ' and were written anew' : ''}`);
  return wrong > 0 && !repair ? 1 : 0;
}

async function publish(plans: HolidayPlans, path: string): Promise<number> {
  try {
    const plan = await plans.publish('command line', JSON.parse(readFileSync(path, 'utf8')) as PlanToPublish);
    print(`plan ${plan.id} for ${plan.year} published with ${plan.days.length} days`);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    for (const { path: at, message } of error.faults) print(`${at}: ${message.en}`);
    return 1;
  }
}

const [command, file] = process.argv.slice(2);
const app = await NestFactory.createApplicationContext(ClocksModule, { logger: false, abortOnError: false });
try {
  if (command === 'verify') process.exitCode = await verify(app.get(Rederivation), process.argv.includes('--repair'));
  else if (command === 'publish' && file) process.exitCode = await publish(app.get(HolidayPlans), file);
  else {
    print('clocks verify [--repair] | clocks publish plan.json');
    process.exitCode = 2;
  }
} finally {
  await app.close();
}
