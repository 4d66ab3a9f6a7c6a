import { pathToFileURL } from 'node:url';
import { createEmptyTestResult } from '@jest/test-result';
import { getState, resetState, run } from 'jest-circus';
import { formatResultsErrors, formatStackTrace } from 'jest-message-util';
import { expect, jest } from './globals.mjs';

/** Faults that no test has caught. One that comes when a spec has just ended counts for the next one. */
const stray = [];
for (const kind of ['uncaughtException', 'unhandledRejection']) process.on(kind, (error) => stray.push(error));

const stackOf = (error) => {
  const [own] = Array.isArray(error) ? error.filter(Boolean) : [error];
  return own?.stack ? `${own.stack}` : `thrown: ${JSON.stringify(own) ?? String(own)}`;
};

function assertionOf({ testPath, status, duration, errors, errorsDetailed, startedAt, numPassingAsserts }) {
  const [, ...titles] = testPath; // the root
  const title = titles.at(-1);
  const failed = errors.length > 0;
  return {
    ancestorTitles: titles.slice(0, -1),
    title,
    fullName: titles.join(' '),
    duration,
    startAt: startedAt,
    failureDetails: errorsDetailed,
    failureMessages: errors,
    numPassingAsserts,
    invocations: 1,
    retryReasons: [],
    status: status === 'skip' ? 'pending' : status === 'todo' ? 'todo' : failed ? 'failed' : 'passed',
  };
}

/** Runs one spec, built as `file`, in the modules that the ones before it have loaded. @returns Jest's `TestResult` */
export async function runSpec(path, { file, testTimeout, testNamePattern, rootDir }) {
  const start = Date.now();
  resetState();
  jest.setTimeout(testTimeout ?? 5000);
  const printed = [];
  const { log } = console;
  console.log = (...words) => printed.push({ message: words.join(' '), origin: '', type: 'log' });
  expect.setState({ testPath: path });
  try {
    await import(`${pathToFileURL(file)}?run=${start}`);
    if (testNamePattern) getState().testNamePattern = new RegExp(testNamePattern, 'i');
    const { testResults, unhandledErrors } = await run();
    const results = testResults.map(assertionOf);
    const count = (...statuses) => results.filter(({ status }) => statuses.includes(status)).length;
    const lost = [...unhandledErrors, ...stray.splice(0).map(stackOf)];
    const config = { rootDir, testMatch: [] };
    const options = { noStackTrace: false };
    return {
      ...createEmptyTestResult(),
      testFilePath: path,
      testResults: results,
      numFailingTests: count('failed'),
      numPassingTests: count('passed'),
      numPendingTests: count('pending'),
      numTodoTests: count('todo'),
      perfStats: { start, end: Date.now(), runtime: Date.now() - start, slow: false },
      console: printed.length > 0 ? printed : undefined,
      testExecError: lost.length > 0 ? { message: lost.join('\n'), stack: lost.join('\n') } : undefined,
      failureMessage:
        [
          formatResultsErrors(results, config, options, path),
          ...lost.map((stack) => formatStackTrace(stack, config, options, path)),
        ]
          .filter(Boolean)
          .join('\n') || null,
    };
  } finally {
    console.log = log;
    jest.useRealTimers();
    jest.restoreAllMocks();
  }
}
