import { Injectable } from '@nestjs/common';
import { AppError, type CoordinatorQueue, type Day, type Directory, type Institution, type Region } from '#contracts';
import { Clock } from '#platform/clock';
import { sha256 } from '#platform/crypto';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { stateCouncilCalendar } from './calendar.js';
import { dayInShanghai, type WorkingCalendar } from './domain/calendar.js';
import { contentVersion } from './domain/directory.js';
import { placeNames, PROVINCE_RUNGS, provinceRungOf } from './domain/region.js';
import { withChanges } from './domain/regionChanges.js';
import {
  addTerm,
  formerInstitutions,
  keepDirectory,
  newestPlan,
  readDirectory,
  readOverrides,
  readPolicy,
  readRegions,
  readSettledYears,
  type StoredPolicy,
  termsOf,
  termsOn,
} from './network.store.js';

/** The network as it stands on a day: a release of the directory and one of the policy, with everything that is looked up in them. */
export interface NetworkView {
  readonly directory: Directory;
  readonly validFrom: string;
  /** The day from which a later release counts, where one was asked for a day; null = none decided yet. */
  readonly validTo?: string | null;
  /** The policy in force; null = the one that ships with the software. */
  readonly policy: StoredPolicy | null;
  readonly policyValidFrom: string | null;
  readonly regions: readonly Region[];
  /** Divisions that are no more stand here too: an old request still names them. */
  readonly regionByCode: ReadonlyMap<string, Region>;
  /** From a code that ended to the one that answers for it. */
  readonly successorOf: ReadonlyMap<string, string>;
  readonly institutionById: ReadonlyMap<string, Institution>;
  /** Institutions of earlier releases that this one no longer lists. */
  readonly formerById: ReadonlyMap<string, Institution>;
  readonly placeName: (code: string) => string;
  readonly calendar: WorkingCalendar;
}

/** How long a process may go on with a release after a newer one was published. A new day is noticed at once. */
const STALE_AFTER_MS = 5_000;
/** Other versions that are kept at hand, for drafts, rehearsals and old files. */
const MOST_KEPT = 8;

const NATIONAL_DESK = '国家协调台';

/** Which two versions make a view. */
export interface Versions {
  readonly directory: string;
  /** The release that brought this directory; null = the software did. */
  readonly release: string | null;
  readonly policy: string | null;
  readonly validFrom: string;
  readonly policyValidFrom: string | null;
  /** The newest holiday plan that the calendar knows; 0 = none. */
  readonly plan: number;
}

/** Regions, institutions, coordinators' desks and the working calendar: who exists, where, and when it is a working day. */
@Injectable()
export class Network {
  private view: NetworkView | null = null;
  private viewKey = '';
  private checkedAt = 0;
  private checkedOn = '';
  private readonly others = new Map<string, Promise<NetworkView>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Loads regions, desks and the directory that ships with the software. Loading the same content again changes nothing; other content
   * comes into force today, unless the network has made releases of its own: the software does not overrule what coordinators approved.
   * @returns the version of what was loaded
   */
  async load(regions: readonly Region[], institutions: readonly Institution[], by: string): Promise<string> {
    const version = contentVersion(institutions, sha256);
    const now = this.clock.now();
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('network.load'))`);
      await this.loadRegions(tx, regions);
      await this.loadDesks(tx, regions);
      await keepDirectory(tx, { version, institutions }, dayInShanghai(now), by);
      const terms = await termsOf(tx, 'directory');
      if (terms.at(-1)?.version === version || terms.some(({ releaseId }) => releaseId !== null)) return;
      const term = {
        kind: 'directory',
        version,
        validFrom: dayInShanghai(now),
        releaseId: null,
        decidedBy: by,
      } as const;
      await addTerm(tx, term, now);
    });
    this.forget();
    return version;
  }

  /** What is in force today. @throws `service.unavailable` when nothing was loaded yet. */
  async current(): Promise<NetworkView> {
    const now = this.clock.now();
    const today = dayInShanghai(now);
    const isFresh = this.checkedOn === today && Math.abs(now.getTime() - this.checkedAt) < STALE_AFTER_MS;
    if (this.view && isFresh) return this.view;
    const versions = await this.versionsOn(today);
    const key = Object.values(versions).join(' ');
    const view = this.view && key === this.viewKey ? this.view : await this.read(versions);
    [this.view, this.viewKey, this.checkedAt, this.checkedOn] = [view, key, now.getTime(), today];
    return view;
  }

  /** Makes this process look again at once; others notice within seconds. */
  forget(): void {
    this.checkedOn = '';
  }

  /** Any two versions that were ever kept, drafts included. @throws `release.not_found` for one that was not */
  async ofVersions(directory: string, policy: string | null): Promise<NetworkView> {
    const key = `${directory} ${policy ?? ''}`;
    const reading =
      this.others.get(key) ??
      this.read({ directory, policy, release: null, validFrom: '', policyValidFrom: null, plan: 0 });
    this.others.delete(key);
    this.others.set(key, reading);
    const [oldest] = this.others.keys();
    if (this.others.size > MOST_KEPT && oldest !== undefined) this.others.delete(oldest);
    reading.catch(() => this.others.delete(key));
    return reading;
  }

  /** Which versions are in force on a day, as far as decided today. */
  async versionsOn(day: string): Promise<Versions> {
    const terms = await termsOn(this.database, day);
    const directory = terms.find(({ kind }) => kind === 'directory');
    const policy = terms.find(({ kind }) => kind === 'policy');
    if (!directory) throw new AppError('service.unavailable', { reason: 'no directory loaded' });
    return {
      directory: directory.version,
      release: directory.releaseId,
      validFrom: directory.validFrom,
      policy: policy?.version ?? null,
      policyValidFrom: policy?.validFrom ?? null,
      plan: await newestPlan(this.database),
    };
  }

  /** The release that a decision was made under: names and places as they were; where nobody kept it, the one in force. */
  async at(version: string): Promise<NetworkView> {
    const current = await this.current();
    if (version === current.directory.version) return current;
    try {
      return await this.ofVersions(version, null);
    } catch (error) {
      if (error instanceof AppError && error.code === 'release.not_found') return current;
      throw error;
    }
  }

  /** The directory of a day, today's unless said, with its dates. @throws `network.no_release` for a day before the first */
  async asOf(day: Day = dayInShanghai(this.clock.now())): Promise<NetworkView> {
    const [term] = (await this.terms()).filter(
      ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
    );
    if (!term) throw new AppError('network.no_release', { day });
    return { ...(await this.at(term.version)), validFrom: term.validFrom, validTo: term.validTo };
  }

  /** Every version of the directory that was, is or will be in force by what was decided, newest first. */
  async terms(): Promise<{ version: string; validFrom: Day; validTo: Day | null }[]> {
    const terms = await this.database.transaction(SYSTEM, (tx) => termsOf(tx, 'directory'));
    // A later decision about the same day overrules; the same version twice in a row is one stretch.
    const counting = terms.filter((term, at) => terms[at + 1]?.validFrom !== term.validFrom);
    const stretches = counting.filter((term, at) => counting[at - 1]?.version !== term.version);
    return stretches
      .map(({ version, validFrom }, at) => ({ version, validFrom, validTo: stretches[at + 1]?.validFrom ?? null }))
      .reverse();
  }

  /** The divisions that ship with the product, without what releases changed about them. */
  shippedRegions(): Promise<Region[]> {
    return readRegions(this.database);
  }

  /** The desk that answers for a place while nobody holds a case there; the national one where there is no place. */
  deskOf(place: string | null): CoordinatorQueue {
    return place === null ? 'national' : `provincial:${provinceRungOf(place)}`;
  }

  /** What people call a coordinators' desk. */
  deskName(queue: string, view: NetworkView): string {
    const region = view.regionByCode.get(queue.replace('provincial:', ''));
    return region ? `${region.nameZh}协调台` : NATIONAL_DESK;
  }

  private async read(versions: Versions): Promise<NetworkView> {
    const directory = await readDirectory(this.database, versions.directory);
    if (!directory) throw new AppError('release.not_found', { version: versions.directory });
    const former = await formerInstitutions(this.database, versions.directory);
    const { regions, ended, successorOf } = withChanges(
      await readRegions(this.database),
      directory.regionChanges ?? [],
    );
    const everNamed = [...ended, ...regions];
    return {
      directory,
      validFrom: versions.validFrom,
      policy: versions.policy === null ? null : await readPolicy(this.database, versions.policy),
      policyValidFrom: versions.policyValidFrom,
      regions,
      regionByCode: new Map(everNamed.map((region) => [region.code, region])),
      successorOf,
      institutionById: new Map(directory.institutions.map((institution) => [institution.id, institution])),
      formerById: new Map(former.map((institution) => [institution.id, institution])),
      placeName: placeNames(everNamed),
      calendar: stateCouncilCalendar(await readOverrides(this.database), await readSettledYears(this.database)),
    };
  }

  private async loadRegions(tx: Tx, regions: readonly Region[]): Promise<void> {
    await tx.query(
      `INSERT INTO region (code, name_zh, parent_code, level)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
       ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, parent_code = excluded.parent_code, level = excluded.level`,
      [
        regions.map((r) => r.code),
        regions.map((r) => r.nameZh),
        regions.map((r) => r.parentCode),
        regions.map((r) => r.level),
      ],
    );
  }

  private async loadDesks(tx: Tx, regions: readonly Region[]): Promise<void> {
    const names = new Map(regions.map((region) => [region.code, region.nameZh]));
    const desks = PROVINCE_RUNGS.map(
      (code) => [`provincial:${code}`, `${names.get(code) ?? code}协调台`, code] as const,
    );
    const all: (readonly [string, string, string | null])[] = [...desks, ['national', NATIONAL_DESK, null]];
    await tx.query(
      `INSERT INTO coordinator_queue (code, name_zh, region_code) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
       ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh`,
      [all.map((desk) => desk[0]), all.map((desk) => desk[1]), all.map((desk) => desk[2])],
    );
  }
}
