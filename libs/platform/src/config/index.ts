import 'reflect-metadata';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { weaknesses, weakPlaces, weakSecrets, withFiles } from './strength.js';
export { proxiesOf } from './strength.js';

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

  /**
   * Key ring for personal data, `{"current":"k1","keys":{"k1":"<base64, 32 bytes>"}}`; with `"index":{"current":…,"keys":{…}}` beside it,
   * keys of the blind index that follow INDEX_KEY.
   */
  @ValidateIf((env: Env) => !env.FIELD_KEYS_FILE)
  @Matches(/^\{.*\}$/s)
  FIELD_KEYS: string;

  /** File with the key ring, instead of FIELD_KEYS: read anew when it changes, so that keys rotate under running processes. */
  @IsOptional()
  @IsString()
  FIELD_KEYS_FILE?: string;

  /** Algorithms of new seals, marks and signatures: `aes` (AES-256-GCM, HMAC-SHA-256, Ed25519) or `sm` (SM4, SM3, SM2). What the other made stays readable. */
  @IsOptional()
  @IsIn(['aes', 'sm'])
  CRYPTO_SUITE: 'aes' | 'sm' = 'aes';

  /** SM2 key that signs receipts and checkpoints when CRYPTO_SUITE is sm: a number of 32 bytes in base64. RECEIPT_PRIVATE_KEY goes on verifying. */
  @IsOptional()
  @Matches(BASE64)
  SM2_PRIVATE_KEY?: string;

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

  /** Bytes that all evidence together may take, in GB of 1024³; 0 = as much as there is room for. */
  @IsOptional()
  @Transform(toInt)
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  EVIDENCE_QUOTA_GB = 0;

  /** Every file is read through again, and compared with its fingerprint, after this many days. */
  @IsOptional()
  @Transform(toInt)
  @IsInt()
  @Min(1)
  @Max(3650)
  EVIDENCE_SCRUB_DAYS = 30;

  /** What staff may do with files that no scanner has seen, where none is set up: `open` them, marked as not scanned, or not (`closed`). */
  @IsOptional()
  @IsIn(['open', 'closed'])
  EVIDENCE_UNSCANNED: 'open' | 'closed' = 'open';

  /** ClamAV daemon that looks at every file: its host and port, or its socket. Until it has spoken files stay in quarantine. Its StreamMaxLength must be 500M. */
  @IsOptional()
  @IsString()
  CLAMAV_HOST?: string;

  /** Port of the ClamAV daemon. */
  @IsOptional()
  @Transform(toInt)
  @IsInt()
  @Min(1)
  @Max(65535)
  CLAMAV_PORT = 3310;

  /** Unix socket of the ClamAV daemon, instead of host and port. */
  @IsOptional()
  @IsString()
  CLAMAV_SOCKET?: string;

  /** Bucket of an S3-compatible store for the evidence files, instead of EVIDENCE_DIR. What lies in it is sealed as on disk. */
  @IsOptional()
  @IsString()
  S3_BUCKET?: string;

  /** Address of the S3-compatible store; without it that of the region. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true })
  S3_ENDPOINT?: string;

  /** Region of the bucket. */
  @IsOptional()
  @IsString()
  S3_REGION = 'cn-north-1';

  /** What the names of all objects begin with. */
  @IsOptional()
  @IsString()
  S3_PREFIX = 'evidence/';

  /** Key to the bucket; without it the library's own chain is asked. */
  @IsOptional()
  @IsString()
  S3_ACCESS_KEY_ID?: string;

  /** Secret to the bucket. */
  @IsOptional()
  @IsString()
  S3_SECRET_ACCESS_KEY?: string;

  /** Folder outside the database for the signed checkpoints of the audit record. Without it they stand in the database only, where a cut tail shows in nothing. */
  @IsOptional()
  @IsString()
  AUDIT_CHECKPOINTS?: string;

  /**
   * Hosts that addresses named by others (webhooks) may lead to, separated by commas: `hooks.example.cn`, `*.example.cn:8443`; port 443 unless
   * said. `internal:` in front allows private addresses and plain http for that one host. Empty: nothing goes out.
   */
  @IsOptional()
  @IsString()
  OUTBOUND_ALLOW = '';

  /** Addresses or networks (CIDR) of the proxies in front, separated by commas: only their word about a caller's address is taken. Empty: nobody's. */
  @Matches(/^([\da-fA-F.:/]+(\s*,\s*[\da-fA-F.:/]+)*)?$/)
  TRUSTED_PROXIES = '';

  /** Multiplies every bound on how often may be called; 1 = those of the open field. */
  @IsOptional()
  @Transform(toInt)
  @IsInt()
  @Min(1)
  @Max(100_000)
  RATE_FACTOR = 1;

  /** Folder of the built web apps; without it the door serves the interface only. */
  @IsOptional()
  @IsString()
  WEB_ROOT?: string;

  /** Mail server, `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…`. Without it mail is written and held: the outbox shows what would have been sent. */
  @IsOptional()
  @IsUrl({ protocols: ['smtp', 'smtps'], require_tld: false, require_protocol: true })
  SMTP_URL?: string;

  /** Sender of the mail, `service@example.cn`; needed with SMTP_URL. */
  @IsOptional()
  @IsEmail({ require_tld: false })
  SMTP_FROM?: string;

  /** Send over an encrypted line or not at all; false only for a mail server on this machine or in a closed network. */
  @IsOptional()
  @Transform(toFlag)
  @IsBoolean()
  SMTP_REQUIRE_TLS = true;

  /** Suppresses Secure cookies. Allowed only on a loopback address: boot refuses it elsewhere. */
  @IsOptional()
  @Transform(toFlag)
  @IsBoolean()
  INSECURE_COOKIES = false;

  /** Identity provider for sign-in (OpenID Connect): its issuer, as it names itself. Without it there is no such sign-in. */
  @IsOptional()
  @IsUrl({ protocols: ['https', 'http'], require_tld: false, require_protocol: true })
  OIDC_ISSUER?: string;

  /** Our name at the identity provider. Its redirect address: PUBLIC_URL/api/v1/auth/open-id/callback */
  @IsOptional()
  @IsString()
  OIDC_CLIENT_ID?: string;

  /** Our secret there; none for a public client. */
  @IsOptional()
  @IsString()
  OIDC_CLIENT_SECRET?: string;

  /** What the sign-in button says. */
  @IsOptional()
  @IsString()
  OIDC_LABEL = '统一身份认证';

  /** Words in `acr` or `amr` by which the provider says that it has seen a second factor. Without any of them ours is asked for. */
  @IsOptional()
  @IsString()
  OIDC_SECOND_FACTOR = '';

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

/**
 * Reads and checks the settings.
 * @throws {EnvFault} naming every missing, unknown-valued or weak setting together.
 */
export function loadEnv(source: Record<string, string | undefined>): Env {
  const { named, missing } = withFiles(source);
  const known = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined && value !== ''));
  const env = plainToInstance(Env, known, { exposeDefaultValues: true });
  const faults = validateSync(env).flatMap((error) =>
    Object.values(error.constraints ?? {}).map((text) => `${error.property}: ${text}`),
  );
  faults.push(...missing, ...weaknesses(env), ...weakSecrets(env), ...weakPlaces(env));
  if (faults.length > 0) throw new EnvFault(faults);
  return env;
}
