import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Env } from '../config/index.js';
import { Vault } from '../crypto/index.js';
import { Log, Metrics } from '../observability/index.js';
import { Outbound } from '../outbound/index.js';
import { Outbox, Wake } from '../outbox/index.js';
import { Queues } from '../queue/index.js';

/** What a process brings from outside: its settings and its clock. A test brings its own. */
export interface Foundation {
  readonly app: string;
  readonly env: Env;
  readonly clock: Clock;
}

@Global()
@Module({})
class PlatformModule {}

/** Everything below the rooms that has a life of its own, once for the whole process. */
export function platformModule({ app, env, clock }: Foundation): DynamicModule {
  return {
    module: PlatformModule,
    providers: [
      { provide: Env, useValue: env },
      { provide: Clock, useValue: clock },
      { provide: Log, useFactory: () => new Log(app, env.LOG_LEVEL) },
      { provide: Vault, useFactory: () => new Vault(env) },
      { provide: Queues, useFactory: () => new Queues(env) },
      Metrics,
      Outbound,
      Outbox,
      Wake,
    ],
    exports: [Env, Clock, Log, Vault, Queues, Metrics, Outbound, Outbox, Wake],
  };
}
