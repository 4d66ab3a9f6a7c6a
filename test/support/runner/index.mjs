import { fileURLToPath } from 'node:url';
import { Worker } from 'jest-worker';

const hooks = new URL('./typescript.mjs', import.meta.url).href;

/**
 * A Jest runner in which the specs of a worker share one set of modules, loaded by Node itself. Jest's own gives every spec a new
 * copy of all 3,500 modules of the system, which took a seventh of the whole run; jest-light-runner knows no time limits.
 * Everything inside a spec is Jest's: circus, expect, mocks.
 */
export default class SharedModulesRunner {
  constructor(globalConfig) {
    this.globalConfig = globalConfig;
  }

  async runTests(tests, watcher, onStart, onResult, onFailure) {
    const { maxWorkers, testTimeout, testNamePattern } = this.globalConfig;
    const workers = new Worker(fileURLToPath(new URL('./spec.mjs', import.meta.url)), {
      exposedMethods: ['runSpec'],
      numWorkers: maxWorkers,
      maxRetries: 0,
      forkOptions: { execArgv: ['--conditions=source', '--enable-source-maps', '--import', hooks], silent: false },
    });
    const runOne = async (test) => {
      if (watcher.isInterrupted()) return;
      await onStart(test);
      try {
        await onResult(
          test,
          await workers.runSpec(test.path, { testTimeout, testNamePattern, rootDir: test.context.config.rootDir }),
        );
      } catch (error) {
        await onFailure(test, error);
      }
    };
    try {
      await Promise.all(tests.map(runOne));
    } finally {
      await workers.end();
    }
  }
}
