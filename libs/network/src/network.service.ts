import { Injectable } from '@nestjs/common';
import { AppError, type CoordinatorQueue, type Directory, type Institution, type Region } from '#contracts';
import { Clock } from '#platform/clock';
import { sha256 } from '#platform/crypto';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { stateCouncilCalendar } from './calendar.js';
import { type CalendarOverride, dayInShanghai, type WorkingCalendar } from './domain/calendar.js';
import { contentVersion } from './domain/directory.js';
import { placeNames, PROVINCE_RUNGS, provinceRungOf } from './domain/region.js';
import type { InstitutionRow } from './storage/network.entity.js';

/** The network as it stands: one release of the directory with everything that is looked up in it. */
export interface NetworkView {
  readonly directory: Directory;
  readonly validFrom: string;
  readonly regions: readonly Region[];
  readonly regionByCode: ReadonlyMap<string, Region>;
  readonly institutionById: ReadonlyMap<string, Institution>;
  readonly placeName: (code: string) => string;
  readonly calendar: WorkingCalendar;
}

/** How long a process may go on with a release after a newer one was published. */
const STALE_AFTER_MS = 5_000;

const NATIONAL_DESK = '国家协调台';

/** Regions, institutions, coordinators' desks and the working calendar: who exists, where, and when it is a working day. */
@Injectable()
export class Network {
  private view: NetworkView | null = null;
  private checkedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Loads regions, desks and a release of the directory. Loading the same content again changes nothing;
   * other content becomes the release in force from today, the former one is closed and kept.
   * @returns the version in force afterwards.
   */
  async load(regions: readonly Region[], institutions: readonly Institution[], by: string): Promise<string> {
    const version = contentVersion(institutions, sha256);
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('network.load'))`);
      await this.loadRegions(tx, regions);
      await this.loadDesks(tx, regions);
      await this.publish(tx, version, institutions, by);
    });
    this.view = null;
    return version;
  }

  /** The release in force. @throws `service.unavailable` when nothing was loaded yet. */
  async current(): Promise<NetworkView> {
    const isFresh = this.view !== null && this.clock.now().getTime() - this.checkedAt < STALE_AFTER_MS;
    if (this.view && isFresh) return this.view;
    const [row] = await this.database.direct<{ version: string; valid_from: string }>(
      `SELECT version, valid_from FROM directory_version WHERE valid_to IS NULL ORDER BY published_at DESC LIMIT 1`,
    );
    if (!row) throw new AppError('service.unavailable', { reason: 'no directory loaded' });
    this.checkedAt = this.clock.now().getTime();
    if (this.view?.directory.version !== row.version) this.view = await this.read(row.version, row.valid_from);
    return this.view;
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

  private async read(version: string, validFrom: string): Promise<NetworkView> {
    const rows = await this.database.direct<InstitutionRecord>(
      `SELECT id, name_zh, kind, region_code, industries, ip_types, phone, provenance, source FROM institution WHERE directory_version = $1 ORDER BY id`,
      [version],
    );
    const regionRows = await this.database.direct<{
      code: string;
      name_zh: string;
      parent_code: string | null;
      level: Region['level'];
    }>(`SELECT code, name_zh, parent_code, level FROM region ORDER BY code`);
    const overrides = await this.database.direct<{ day: string; is_working: boolean; source: string }>(
      `SELECT day, is_working, source FROM working_day_override`,
    );
    const institutions = rows.map(toInstitution);
    const regions = regionRows.map((row) => ({
      code: row.code,
      nameZh: row.name_zh,
      parentCode: row.parent_code,
      level: row.level,
    }));
    const moved: CalendarOverride[] = overrides.map((row) => ({
      day: row.day,
      working: row.is_working,
      reason: row.source,
    }));
    return {
      directory: { version, institutions },
      validFrom,
      regions,
      regionByCode: new Map(regions.map((region) => [region.code, region])),
      institutionById: new Map(institutions.map((institution) => [institution.id, institution])),
      placeName: placeNames(regions),
      calendar: stateCouncilCalendar(moved),
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

  private async publish(tx: Tx, version: string, institutions: readonly Institution[], by: string): Promise<void> {
    const today = dayInShanghai(this.clock.now());
    const inForce = await tx.query<{ version: string }[]>(
      `SELECT version FROM directory_version WHERE valid_to IS NULL`,
    );
    if (inForce.some((row) => row.version === version)) return;
    await tx.query(`UPDATE directory_version SET valid_to = $1 WHERE valid_to IS NULL`, [today]);
    await tx.query(
      `INSERT INTO directory_version (version, valid_from, published_by) VALUES ($1, $2, $3)
       ON CONFLICT (version) DO UPDATE SET valid_to = NULL, valid_from = excluded.valid_from, published_at = now()`,
      [version, today, by],
    );
    for (const row of institutions) {
      await tx.query(
        `INSERT INTO institution (directory_version, id, name_zh, kind, region_code, industries, ip_types, phone, provenance, source)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10) ON CONFLICT DO NOTHING`,
        [
          version,
          row.id,
          row.nameZh,
          row.kind,
          row.regionCode,
          row.industries,
          row.ipTypes,
          row.phone,
          row.provenance,
          row.source,
        ],
      );
    }
  }
}

interface InstitutionRecord {
  id: string;
  name_zh: string;
  kind: InstitutionRow['kind'];
  region_code: string;
  industries: string[];
  ip_types: InstitutionRow['ipTypes'];
  phone: string | null;
  provenance: InstitutionRow['provenance'];
  source: string | null;
}

const toInstitution = (row: InstitutionRecord): Institution => ({
  id: row.id,
  nameZh: row.name_zh,
  kind: row.kind,
  regionCode: row.region_code,
  industries: row.industries,
  ipTypes: row.ip_types,
  phone: row.phone,
  provenance: row.provenance,
  source: row.source,
});
