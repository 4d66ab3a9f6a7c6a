/** PostgreSQL settings of a throw-away cluster. */
export declare const THROW_AWAY: Readonly<Record<string, string>>;

export interface PostgresOptions {
  /** Folder of its own; as root it must lie where the database's user can go: see `temporaryPlace`. */
  readonly dir: string;
  /** Wished port; another free one is taken when it is not free. */
  readonly port?: number;
  /** PostgreSQL settings over the default ones. */
  readonly tuning?: Readonly<Record<string, string>>;
  /** Default: made once and kept in `dir`. */
  readonly passwords?: { readonly superuser: string; readonly owner: string; readonly app: string };
  /** Default: `postgres.log` in `dir`. */
  readonly logFile?: string;
  /** Called when the server ends without having been stopped. */
  readonly onDeath?: () => void;
}

export interface RunningPostgres {
  /** Owns the database `ip_rights` and its schema. */
  readonly ownerUrl: string;
  /** Owns nothing. */
  readonly appUrl: string;
  /** The superuser, on the database `postgres`. */
  readonly superUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Fast shutdown, within a time limit. */
  stop(): Promise<void>;
}

export declare function startPostgres(options: PostgresOptions): Promise<RunningPostgres>;
