import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** A line of a spec that is a result by itself. */
const FIGURE = /^\s*(matrix|scope|V\d+): /;

const seconds = ({ start, end }) => ((end - start) / 1000).toFixed(1);

/**
 * Counts what Jest ran for `npm test` and prints only what went wrong. The counts go to the file that TEST_COUNTS names.
 * A file that could not even be run counts as one failure.
 */
export default class Reporter {
  #counts = { passed: 0, failed: 0, skipped: 0 };
  #files = 0;
  /** `[file › full name, passed]` of every test, and the figures that specs printed: what `npm run security` reads. */
  #tests = [];
  #figures = [];

  onTestFileResult(test, result) {
    this.#files += 1;
    const name = relative(process.cwd(), test.path);
    this.#counts.passed += result.numPassingTests;
    this.#counts.failed += result.numFailingTests;
    this.#counts.skipped += result.numPendingTests + result.numTodoTests;
    for (const { fullName, status } of result.testResults)
      if (status === 'passed' || status === 'failed') this.#tests.push([`${name} › ${fullName}`, status === 'passed']);
    for (const { message } of result.console ?? []) if (FIGURE.test(message)) this.#figures.push(message.trim());
    if (result.testExecError && result.numFailingTests === 0) this.#counts.failed += 1;
    if (result.failureMessage) process.stdout.write(`\nFAILED ${name}\n${result.failureMessage}\n`);
    else process.stdout.write(`${name}: ${result.numPassingTests} passed, ${seconds(result.perfStats)} s\n`);
    this.#write();
  }

  onRunComplete() {
    this.#write();
  }

  /** After every file: a run that is cut off has still counted what it finished. */
  #write() {
    if (process.env['TEST_COUNTS'])
      writeFileSync(
        process.env['TEST_COUNTS'],
        JSON.stringify({ ...this.#counts, files: this.#files, tests: this.#tests, figures: this.#figures }),
      );
  }

  getLastError() {
    return undefined;
  }
}
