import { ensureBuilt } from './lib/build.mjs';
import { endAllRuns, endWithCaller } from './lib/processes.mjs';
import { beginNeeds, bringNeeds, TestWorld } from './lib/test-world.mjs';
import { explain, line, spoken, step, Stop } from './lib/screen.mjs';
import { continueUnderProjectNode, ensurePackages } from './lib/toolchain.mjs';

/**
 * `npm test`: everything that has to hold, on a fresh clone; `npm test -- rules lint`: only these.
 * The last line counts: `tests: 123 passed, 0 failed`. With CI set, what can't be run has failed.
 */

const isCi = Boolean(process.env.CI) && process.env.CI !== 'false';
const total = { passed: 0, failed: 0 };
const troubles = [];

function chosen(stages, names) {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0)
    throw new Stop(
      `No stage is called ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}.`,
    );
  return names.length === 0 ? stages : stages.filter(({ name }) => names.includes(name));
}

function count(name, { passed, failed, output }) {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) troubles.push([name, output]);
}

/** What a stage that can't be run comes to: a failure in CI, a note elsewhere. */
function leaveOut(name, reason) {
  line(`  ${`${name} `.padEnd(26, '.')} not run: ${reason}`);
  if (isCi) count(name, { passed: 0, failed: 1, output: `Not run: ${reason}. With CI set that is a failure.` });
}

/** Begins a stage. `noteTo` says who is told how far it is: nobody before its turn to be shown has come. */
function begin(stage, world) {
  const running = { noteTo: () => undefined };
  running.result = stage
    .run(world, (text) => running.noteTo(text))
    .catch((error) => ({ passed: 0, failed: 1, output: error instanceof Stop ? error.message : error.stack }));
  return running;
}

async function showStage(stage, running) {
  let absent;
  await step(stage.name, async (note) => {
    running.noteTo = note;
    const result = await running.result;
    absent = result.absent;
    if (absent) return 'nothing to run';
    count(stage.name, result);
    const skipped = result.skipped ? `, ${result.skipped} skipped` : '';
    return `${result.failed > 0 ? 'FAILED: ' : ''}${result.passed} passed, ${result.failed} failed${skipped}`;
  });
  if (absent) leaveOut(stage.name, absent);
}

/** One after the other, as they stand; with each, those that are named to begin beside it. */
async function runStages(stages, world, missingPrograms) {
  const running = new Map();
  const lacked = async ({ needs = [] }) =>
    needs.length === 0 ? [] : (await missingPrograms()).filter((name) => needs.includes(name));
  for (const stage of stages) {
    const beginning = [stage, ...stages.filter(({ beside }) => beside === stage.name)];
    for (const one of beginning) {
      if (!running.has(one) && (await lacked(one)).length === 0) running.set(one, begin(one, world));
    }
    if (running.has(stage)) await showStage(stage, running.get(stage));
    else leaveOut(stage.name, `${(await lacked(stage)).join(' and ')} missing`);
  }
}

async function runAll(names, onWorld) {
  await continueUnderProjectNode();
  // Goes on while packages come and the first stages run; whoever needs a program waits for it.
  const coming = names.length === 0 ? beginNeeds() : null;
  try {
    await ensurePackages();
    await runChosen(names, coming, onWorld);
  } finally {
    // Nobody cuts the package manager of the machine off in the middle.
    const programs = await coming;
    await programs?.installed;
  }
}

async function runChosen(names, coming, onWorld) {
  const { STAGES } = await import('./lib/stages.mjs');
  const stages = chosen(STAGES, names);
  let missing = null;
  const missingPrograms = () =>
    (missing ??= (async () => {
      await (await coming)?.show();
      return bringNeeds(stages.flatMap(({ needs = [] }) => needs));
    })());
  const made = stages.flatMap(({ makes = [] }) => makes);
  await ensureBuilt(stages.flatMap(({ builds = [] }) => builds).filter((part) => !made.includes(part)));
  const world = new TestWorld();
  onWorld(world);
  try {
    await runStages(stages, world, missingPrograms);
  } finally {
    await world.stop();
  }
}

async function main() {
  const started = performance.now();
  let world = null;
  const onStop = async () => {
    await endAllRuns();
    await world?.stop();
    line('\nStopped.');
    process.exit(130);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, onStop);
  endWithCaller();
  process.once('disconnect', onStop);
  process.channel?.unref();
  await runAll(process.argv.slice(2), (made) => (world = made));
  for (const [name, output] of troubles) line(`\n---- ${name} ----\n${output.trim()}`);
  line(`\nTook ${spoken(performance.now() - started)}.`);
  line(`tests: ${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

main().catch((error) => {
  explain(error);
  line(`tests: ${total.passed} passed, ${total.failed + 1} failed`);
  process.exit(1);
});
