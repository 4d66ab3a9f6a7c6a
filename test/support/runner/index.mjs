import { join, relative } from 'node:path';
import { Worker } from 'jest-worker';

/**
 * A Jest runner in which the specs of a worker share one set of modules: those that were built for them (`dist/specs`). Jest's own gives
 * every spec a new copy of all 3,500 modules of the system, which took a seventh of the whole run; jest-light-runner knows no time limits.
 * Everything inside a spec is Jest's: circus, expect, mocks.
 */
export default class SharedModulesRunner {
  constructor(globalConfig) {
    this.globalConfig = globalConfig;
  }

  async runTests(tests, watcher, onStart, onResult, onFailure) {
    const { maxWorkers, testTimeout, testNamePattern, rootDir } = this.globalConfig;
    const built = join(rootDir, 'dist/specs');
    const workers = new Worker(join(built, 'runner.js'), {
      exposedMethods: ['runSpec'],
      numWorkers: maxWorkers,
      maxRetries: 0,
      forkOptions: {
        // Specs allocate all the time and keep little: with room for the young, the collector comes seldom.
        execArgv: ['--enable-source-maps', '--max-semi-space-size=64'],
        env: { ...process.env, NODE_COMPILE_CACHE: join(built, '.compiled') },
        silent: false,
      },
    });
    const runOne = async (test) => {
      if (watcher.isInterrupted()) return;
      await onStart(test);
      try {
        const file = join(built, relative(rootDir, test.path).replace(/\.ts$/, '.js'));
        await onResult(test, await workers.runSpec(test.path, { file, testTimeout, testNamePattern, rootDir }));
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
