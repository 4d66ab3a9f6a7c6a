/**
 * Writes the committed description of the interface and the two web apps' types from it: `openapi`; `openapi --check` fails when they are stale.
 * The application is built without its providers, so neither a database nor a queue is needed.
 */
import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import openapiTypes, { astToString } from 'openapi-typescript';
import { Clock } from '#platform/clock';
import { Env } from '#platform/config';
import { ApiModule } from '../apps/api/src/api.module.js';
import { adapter } from '../apps/api/src/http/server.js';
import { describeApi } from '../apps/api/src/openapi.js';

const app = await NestFactory.create(
  ApiModule.forRoot({ app: 'openapi', env: new Env(), clock: new Clock() }),
  adapter(),
  { preview: true, logger: false, abortOnError: false },
);
app.setGlobalPrefix('api/v1', { exclude: ['healthz', 'readyz', 'metrics'] });
const description = `${JSON.stringify(describeApi(app), null, 2)}\n`;
const types = astToString(await openapiTypes(description));

const outputs: [string, string][] = [
  ['apps/api/openapi.json', description],
  ['apps/portal/src/api/schema.generated.ts', types],
  ['apps/console/src/api/schema.generated.ts', types],
];
const stale = outputs.filter(([file, content]) => !existsSync(file) || readFileSync(file, 'utf8') !== content);
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`stale: ${file} (run npm run openapi)`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, content] of stale) writeFileSync(file, content);
  console.log(`${stale.length} of ${outputs.length} files written`);
}
