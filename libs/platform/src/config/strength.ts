import { readFileSync } from 'node:fs';

/** Settings that a process must not be started with, and settings that lie in files. */
interface Guarded {
  readonly DATABASE_URL: string;
  readonly PUBLIC_URL: string;
  readonly INDEX_KEY: string;
  readonly TOKEN_PEPPER: string;
  readonly FIELD_KEYS?: string;
  readonly TRUSTED_PROXIES: string;
  readonly CRYPTO_SUITE: string;
  readonly SM2_PRIVATE_KEY?: string;
  readonly SMTP_URL?: string;
  readonly SMTP_FROM?: string;
  readonly INSECURE_COOKIES: boolean;
  readonly OIDC_ISSUER?: string;
  readonly OIDC_CLIENT_ID?: string;
}

/** Bytes that nobody drew by lot: nearly all alike, or words. */
function isWeakKey(base64: string): boolean {
  const key = Buffer.from(base64, 'base64');
  return new Set(key).size < 8 || /change-?me|example|sample|secret|password|default/i.test(key.toString('latin1'));
}

const COMMON = /^(postgres|password|passwort|admin|root|secret|changeme|change-me|123456\d*|ipr|ipr_app|test)?$/i;
const OWN_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
/** Machines of one's own network: reached without TLS at the operator's risk, which the cookie then says by its name. */
const OWN_NETWORK = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|\.(local|internal|test)$|^[a-z\d-]+$/;

/** The proxies of the settings, one by one. */
export const proxiesOf = ({ TRUSTED_PROXIES }: Pick<Guarded, 'TRUSTED_PROXIES'>): string[] =>
  TRUSTED_PROXIES.split(',')
    .map((one) => one.trim())
    .filter(Boolean);

export function weakSecrets(env: Guarded): string[] {
  const faults: string[] = [];
  for (const name of ['INDEX_KEY', 'TOKEN_PEPPER'] as const) {
    const key: unknown = env[name];
    if (typeof key === 'string' && isWeakKey(key)) faults.push(`${name} is no key drawn at random`);
  }
  if (env.INDEX_KEY && env.INDEX_KEY === env.TOKEN_PEPPER) faults.push('TOKEN_PEPPER must not be INDEX_KEY');
  const ring = [...(env.FIELD_KEYS ?? '').matchAll(/"([A-Za-z\d+/]{43}=)"/g)].map(([, key = '']) => key);
  if (ring.some(isWeakKey)) faults.push('FIELD_KEYS holds a key that was not drawn at random');
  if (ring.some((key) => key === env.INDEX_KEY || key === env.TOKEN_PEPPER))
    faults.push('FIELD_KEYS must not hold INDEX_KEY or TOKEN_PEPPER');
  return faults;
}

export function weakPlaces(env: Guarded): string[] {
  const faults: string[] = [];
  const database = URL.canParse(env.DATABASE_URL) ? new URL(env.DATABASE_URL) : null;
  if (database && !OWN_MACHINE.test(database.hostname) && COMMON.test(decodeURIComponent(database.password)))
    faults.push('DATABASE_URL has no password, or one that everybody tries first');
  const site = URL.canParse(env.PUBLIC_URL) ? new URL(env.PUBLIC_URL) : null;
  const isNear = site !== null && (OWN_MACHINE.test(site.hostname) || OWN_NETWORK.test(site.hostname));
  if (site?.protocol === 'http:' && !isNear) faults.push('PUBLIC_URL must be reached by TLS (https:)');
  if (proxiesOf(env).some((one) => one.endsWith('/0'))) faults.push('TRUSTED_PROXIES must not be all the world');
  return faults;
}

/** Settings that may be secrets, and so may lie in a file of their own. */
const SECRETS = new Set([
  'DATABASE_URL',
  'REDIS_URL',
  'INDEX_KEY',
  'RECEIPT_PRIVATE_KEY',
  'SM2_PRIVATE_KEY',
  'TOKEN_PEPPER',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'OIDC_CLIENT_SECRET',
  'SMTP_URL',
]);

type Source = Record<string, string | undefined>;

/** `NAME_FILE` stands for NAME, as secrets are handed to containers: the file is read once, without the line end. */
export function withFiles(source: Source): { named: Source; missing: string[] } {
  const named = { ...source };
  const missing: string[] = [];
  for (const meant of SECRETS) {
    const file = source[`${meant}_FILE`];
    if (!file) continue;
    if (source[meant]) missing.push(`${meant}_FILE and ${meant} are both set`);
    try {
      named[meant] = readFileSync(file, 'utf8').trim();
    } catch {
      missing.push(`${meant}_FILE: the file cannot be read`);
    }
  }
  return { named, missing };
}

const byteLength = (base64: string): number => Buffer.from(base64, 'base64').length;

/** What does not go together, or is too short. */
export function weaknesses(env: Guarded): string[] {
  const faults: string[] = [];
  for (const name of ['INDEX_KEY', 'TOKEN_PEPPER'] as const) {
    if (typeof env[name] === 'string' && byteLength(env[name]) !== 32)
      faults.push(`${name} must be 32 bytes in base64`);
  }
  if (env.SM2_PRIVATE_KEY && byteLength(env.SM2_PRIVATE_KEY) !== 32)
    faults.push('SM2_PRIVATE_KEY must be 32 bytes in base64');
  if (env.CRYPTO_SUITE === 'sm' && !env.SM2_PRIVATE_KEY) faults.push('CRYPTO_SUITE sm needs SM2_PRIVATE_KEY');
  if (env.SMTP_URL && !env.SMTP_FROM) faults.push('SMTP_URL needs SMTP_FROM');
  const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(env.PUBLIC_URL);
  if (env.INSECURE_COOKIES && !loopback) faults.push('INSECURE_COOKIES is only for a PUBLIC_URL on this machine');
  faults.push(...providerFaults(env, loopback));
  return faults;
}

/** An identity provider is reached by TLS and named whole; on this machine plain http serves for trying it out. */
function providerFaults({ OIDC_ISSUER, OIDC_CLIENT_ID }: Guarded, isLoopback: boolean): string[] {
  if (!OIDC_ISSUER) return OIDC_CLIENT_ID ? ['OIDC_CLIENT_ID without OIDC_ISSUER'] : [];
  const isPlain = OIDC_ISSUER.startsWith('http:');
  const isNear = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(OIDC_ISSUER);
  return [
    ...(OIDC_CLIENT_ID ? [] : ['OIDC_ISSUER without OIDC_CLIENT_ID']),
    ...(isPlain && !(isNear && isLoopback) ? ['OIDC_ISSUER must be https'] : []),
  ];
}
