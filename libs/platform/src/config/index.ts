import 'reflect-metadata';
import { plainToInstance, Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, validateSync } from 'class-validator';

const toInt = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && value !== '' ? Number(value) : value;
const toFlag = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;
const BASE64 = /^[A-Za-z0-9+/]+=*$/;

/** Every setting of the system with its meaning and default. Read once at boot, validated as a whole, injected as this class. */
export class Env {
  /** Connection of the application role, which owns nothing and is bound by row-level security. */
  @IsUrl({ protocols: ['postgres', 'postgresql'], require_tld: false, require_protocol: true })
  DATABASE_URL: string;

  /** Connections of one process to PostgreSQL. */
  @IsOptional()
  @Transform(toInt)
  @IsInt()
  @Min(2)
  @Max(100)
  DATABASE_POOL = 10;

  /** Redis for the queues. Without it the queues live in PostgreSQL. */
  @IsOptional()
  @IsUrl({ protocols: ['redis', 'rediss'], require_tld: false, require_protocol: true })
  REDIS_URL?: string;

  /** Key of Redis for the queues; the braces keep all keys in one slot of a cluster. */
  @IsOptional()
  @Matches(/^\{[a-z0-9-]+\}$/)
  QUEUE_PREFIX = '{ipr}';

  /** Port of the HTTP door. */
  @IsOptional()
  @Transform(toInt)
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 3000;

  /** Address that the HTTP door listens on. */
  @IsOptional()
  @IsString()
  HOST = '127.0.0.1';

  /** Address under which people reach the system; the only origin from which cookies are accepted. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true })
  PUBLIC_URL = 'http://localhost:3000';

  /** Port of the worker's health door; 0 = any free one. */
  @IsOptional()
  @Transform(toInt)
  @IsInt()
  @Min(0)
  @Max(65535)
  WORKER_PORT = 0;

  /** Key ring for personal data, `{"current":"k1","keys":{"k1":"<base64, 32 bytes>"}}`. */
  @Matches(/^\{.*\}$/s)
  FIELD_KEYS: string;

  /** Key of the blind index over identifiers, base64, 32 bytes. */
  @Matches(BASE64)
  INDEX_KEY: string;

  /** Ed25519 key that signs receipts, PKCS#8 DER in base64. */
  @Matches(BASE64)
  RECEIPT_PRIVATE_KEY: string;

  /** Secret mixed into stored hashes of query codes and tokens, base64, 32 bytes. */
  @Matches(BASE64)
  TOKEN_PEPPER: string;

  /** Folder of the sealed evidence files; made when the first file comes. Every api process must see the same one. */
  @IsOptional()
  @IsString()
  EVIDENCE_DIR = 'var/evidence';

  /** Folder outside the database for the signed checkpoints of the audit record. Without it they stand in the database only, where a cut tail shows in nothing. */
  @IsOptional()
  @IsString()
  AUDIT_CHECKPOINTS?: string;

  /** Folder of the built web apps; without it the door serves the interface only. */
  @IsOptional()
  @IsString()
  WEB_ROOT?: string;

  /** Suppresses Secure cookies. Allowed only on a loopback address: boot refuses it elsewhere. */
  @IsOptional()
  @Transform(toFlag)
  @IsBoolean()
  INSECURE_COOKIES = false;

  /** Lowest level of log lines. */
  @IsOptional()
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  LOG_LEVEL = 'info';
}

/** All faults of the environment at once. */
export class EnvFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The environment is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

const byteLength = (base64: string): number => Buffer.from(base64, 'base64').length;

function weaknesses(env: Env): string[] {
  const faults: string[] = [];
  for (const name of ['INDEX_KEY', 'TOKEN_PEPPER'] as const) {
    if (typeof env[name] === 'string' && byteLength(env[name]) !== 32)
      faults.push(`${name} must be 32 bytes in base64`);
  }
  const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(env.PUBLIC_URL);
  if (env.INSECURE_COOKIES && !loopback) faults.push('INSECURE_COOKIES is only for a PUBLIC_URL on this machine');
  return faults;
}

/**
 * Reads and checks the settings.
 * @throws {EnvFault} naming every missing, unknown-valued or weak setting together.
 */
export function loadEnv(source: Record<string, string | undefined>): Env {
  const known = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const env = plainToInstance(Env, known, { exposeDefaultValues: true });
  const faults = validateSync(env).flatMap((error) =>
    Object.values(error.constraints ?? {}).map((text) => `${error.property}: ${text}`),
  );
  faults.push(...weaknesses(env));
  if (faults.length > 0) throw new EnvFault(faults);
  return env;
}
