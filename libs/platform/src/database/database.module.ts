import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Env } from '../config/index.js';
import { Database } from './database.js';
import { SnakeCase } from './snake-case.js';

// A calendar day has no time zone: left to itself the driver would turn `date` into an instant of the server's own zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

/**
 * Time limits of every session of the application, in milliseconds. They are set by the session and not by the role, which owns
 * nothing and need not be ours to alter. A process that is frozen or cut off in a transaction loses its locks after `idle_in_transaction`;
 * whoever waits for a lock gives up sooner than a caller does.
 */
export const SESSION_LIMITS = {
  statement_timeout: 15_000,
  lock_timeout: 5000,
  idle_in_transaction_session_timeout: 10_000,
} as const;

/** How long one process waits for PostgreSQL: to be let in, and for an answer over a line that may be dead. */
export const PATIENCE = { connectionTimeoutMillis: 5000, query_timeout: 20_000, keepAlive: true } as const;

/** Connection settings shared by the processes, the migrations and the tests. */
export const connectionTo = (url: string, poolSize: number): DataSourceOptions => ({
  type: 'postgres',
  url,
  poolSize,
  namingStrategy: new SnakeCase(),
  synchronize: false,
  dropSchema: false,
  migrationsRun: false,
  applicationName: 'ipr',
  extra: { connectionTimeoutMillis: PATIENCE.connectionTimeoutMillis, keepAlive: true },
});

/** The database for a whole app. First in every list of modules: what is listed later is closed earlier. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [Env],
          useFactory: (env: Env) => ({
            ...connectionTo(env.DATABASE_URL, env.DATABASE_POOL),
            extra: { ...PATIENCE, ...SESSION_LIMITS },
            autoLoadEntities: true,
            retryAttempts: 10,
            retryDelay: 1000,
          }),
        }),
      ],
      providers: [
        { provide: Database, inject: [DataSource], useFactory: (source: DataSource) => new Database(source) },
      ],
      exports: [Database, TypeOrmModule],
    };
  }
}
