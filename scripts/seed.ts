/**
 * Brings an empty database to life: regions, directory and desks from the tables in the repository, first accounts printed once.
 * Safe to repeat: equal content changes nothing, existing accounts stay. `--demo` files the sample cases of the acceptance file.
 * `--first-administrator` makes one account only, the first security administrator's, and prints the one link by which its owner sets
 * the password: what a system in use starts from. Everybody else is then made in the console.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { AccessModule, Accounts, type NewAccount, SignIn } from '#access';
import { Network, NetworkModule, readSeed } from '#network';
import { Clock } from '#platform/clock';
import { loadEnv } from '#platform/config';
import { Database, DatabaseModule } from '#platform/database';
import { platformModule } from '#platform/module';
import { IntakeModule, Intake } from '#intake';
import { sampleRequests } from './sample-requests.js';

const env = loadEnv(process.env);

@Module({
  imports: [
    platformModule({ app: 'seed', env: Object.assign(env, { LOG_LEVEL: 'silent' }), clock: new Clock() }),
    DatabaseModule.forRoot(),
    NetworkModule,
    AccessModule,
    IntakeModule,
  ],
})
class SeedModule {}

/** One account of each role. Staff belong to the lighting centre of Zhongshan, where the first sample case goes. */
function firstAccounts(institutionId: string): NewAccount[] {
  const staff = { institutionId, queue: null };
  const nobody = { institutionId: null, queue: null };
  return [
    { login: 'clerk', displayName: '受理员', role: 'intake_clerk', ...staff },
    { login: 'examiner', displayName: '审查员', role: 'examiner', ...staff },
    { login: 'handler', displayName: '承办人', role: 'handler', ...staff },
    { login: 'leader', displayName: '负责人', role: 'team_leader', ...staff },
    {
      login: 'guangdong',
      displayName: '广东省协调员',
      role: 'provincial_coordinator',
      institutionId: null,
      queue: 'provincial:440000',
    },
    {
      login: 'national',
      displayName: '国家协调员',
      role: 'national_coordinator',
      institutionId: null,
      queue: 'national',
    },
    // A release needs a second person.
    {
      login: 'national2',
      displayName: '国家协调员（复核）',
      role: 'national_coordinator',
      institutionId: null,
      queue: 'national',
    },
    { login: 'sysadmin', displayName: '系统管理员', role: 'system_admin', ...nobody },
    { login: 'secadmin', displayName: '安全管理员', role: 'security_admin', ...nobody },
    { login: 'auditor', displayName: '审计员', role: 'auditor', ...nobody },
    { login: 'expert', displayName: '外部专家', role: 'expert', ...nobody },
  ];
}

const app = await NestFactory.createApplicationContext(SeedModule, { logger: false, abortOnError: false });
try {
  const seed = readSeed();
  const version = await app.get(Network).load(seed.regions, seed.directory.institutions, 'seed');
  console.log(
    `directory ${version}: ${seed.regions.length} regions, ${seed.directory.institutions.length} institutions`,
  );
  if (process.argv.includes('--first-administrator')) {
    const link = await app.get(Accounts).first('secadmin', '安全管理员');
    console.log(
      link === null
        ? '\nThere are accounts already; no first administrator was made.'
        : `\nThe first security administrator, good once and for 24 hours (shown once):\n  ${env.PUBLIC_URL}/console/welcome#${link}`,
    );
  }
  const [existing] = await app.get(Database).direct<{ count: number }>('SELECT count(*)::int AS count FROM account');
  if (existing?.count === 0) {
    const lighting = seed.directory.institutions.find(
      (row) => row.regionCode === '442000' && row.kind === 'rapid_centre',
    );
    console.log('\nFirst accounts (shown once; the second factor is an authenticator secret, RFC 6238):');
    for (const account of firstAccounts(lighting?.id ?? '')) {
      const { password, totpSecret } = await app.get(SignIn).createAccount(account);
      console.log(`  ${account.login.padEnd(10)} ${account.role.padEnd(23)} password ${password}  totp ${totpSecret}`);
    }
  }
  if (process.argv.includes('--demo')) {
    const intake = app.get(Intake);
    // One after the other, as in the file: the case that repeats another must come second.
    const filed = [];
    for (const { id, request } of sampleRequests()) filed.push(await intake.file(request, `sample-${id}`));
    console.log(`\n${filed.length} sample cases filed (repeating --demo files none twice):`);
    for (const { caseNo, queryCode } of filed.slice(0, 3)) console.log(`  ${caseNo}  query code ${queryCode}`);
  }
} finally {
  await app.close();
}
