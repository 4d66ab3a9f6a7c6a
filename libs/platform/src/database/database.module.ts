import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Env } from '../config/index.js';
import { Database } from './database.js';
import { PatientClient } from './patient-client.js';
import { SnakeCase } from './snake-case.js';

// A calendar day has no time zone: left to itself the driver would turn `date` into an instant of the server's own zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

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
  extra: { connectionTimeoutMillis: 5000, keepAlive: true },
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
            extra: { Client: PatientClient, connectionTimeoutMillis: 5000 },
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
