import { flushCompileCache } from 'node:module';

/**
 * Loaded first in a process that a launcher started: when the launcher is gone, however it went, this process ends as if it had been
 * asked to. Without it a `kill -9` of the launcher would leave an api behind that holds the port.
 */
const LIMIT_MS = 15_000;
const STARTED_MS = 5000;

// What was compiled for this start is there for the next one, even when this one is killed.
setTimeout(flushCompileCache, STARTED_MS).unref();

if (process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), LIMIT_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening must not keep a process alive that has otherwise finished.
  process.channel.unref();
}
