import {
  INSTITUTION_KINDS,
  IP_TYPES,
  type Institution,
  type InstitutionKind,
  type IpType,
  type Provenance,
  type RegionChange,
} from '#contracts';
import { CORPS, isMainlandPlace } from './region.js';

/** A hash of text as lower-case hex, given by the caller so that the rules stay free of any platform. */
export type Digest = (text: string) => string;

/** One thing wrong with a directory: where, and what to do about it, in plain words. */
export interface DirectoryFault {
  readonly line: number | null;
  readonly institution: string | null;
  readonly problem: string;
}

export type ParsedDirectory =
  | { readonly ok: true; readonly institutions: readonly Institution[] }
  | { readonly ok: false; readonly faults: readonly DirectoryFault[] };

const PROVENANCES: readonly Provenance[] = ['verified', 'existence verified', 'unverified'];
const REQUIRED_COLUMNS = ['name_zh', 'kind', 'region_code'] as const;

/**
 * Reads a directory table (RFC 4180; columns by name; `id` and `ip_types` optional, the latter separated by `;`).
 * A row without an id gets `inst-` and ten digits of its name's hash, so a first import is repeatable; later releases
 * keep ids in the table and may therefore rename. Never throws: every fault is listed, at once.
 */
export function parseInstitutions(csv: string, digest: Digest): ParsedDirectory {
  const [header, ...rows] = parseCsv(csv.replace(/^\uFEFF/, ''));
  if (!header) return failed([{ line: null, institution: null, problem: 'the table is empty' }]);
  const missing = REQUIRED_COLUMNS.filter((name) => !header.cells.includes(name));
  if (missing.length > 0)
    return failed([{ line: 1, institution: null, problem: `missing columns: ${missing.join(', ')}` }]);
  const faults: DirectoryFault[] = [];
  const institutions: Institution[] = [];
  for (const row of rows) {
    const record = new Map(header.cells.map((name, at) => [name, (row.cells[at] ?? '').trim()]));
    const problem = row.cells.length === header.cells.length ? problemOf(record) : 'wrong number of cells';
    if (problem) faults.push({ line: row.line, institution: record.get('name_zh') || null, problem });
    else institutions.push(toInstitution(record, digest));
  }
  faults.push(...validateDirectory(institutions));
  return faults.length > 0 ? failed(faults) : { ok: true, institutions };
}

/** What must hold of a whole directory, whatever it was read from: ids and names are unique and stand on real rungs. */
export function validateDirectory(institutions: readonly Institution[]): readonly DirectoryFault[] {
  const faults: DirectoryFault[] = [];
  const seen = new Map<string, string>();
  for (const { id, nameZh, regionCode } of institutions) {
    const fault = (problem: string): void => void faults.push({ line: null, institution: nameZh, problem });
    for (const [what, value] of [
      ['id', id],
      ['name', nameZh],
    ] as const) {
      if (seen.has(`${what} ${value}`)) fault(`the ${what} ${value} occurs twice`);
      seen.set(`${what} ${value}`, nameZh);
    }
    if (!isMainlandPlace(regionCode)) fault(`${String(regionCode)} is no division of the mainland`);
    else if (regionCode.slice(2) === '9000' && regionCode !== CORPS) fault(`no institution stands at ${regionCode}`);
  }
  return faults;
}

/**
 * The same content has the same version, whatever the order of rows: the first twelve digits of its hash. What a release need not
 * say (a capacity, a change of divisions) does not count while it is unsaid, so that older versions keep their names.
 */
export function contentVersion(
  institutions: readonly Institution[],
  digest: Digest,
  regionChanges: readonly RegionChange[] = [],
): string {
  const lines = institutions.map((row) =>
    JSON.stringify([
      row.id,
      row.nameZh,
      row.kind,
      row.regionCode,
      [...row.industries].sort(),
      row.ipTypes && [...row.ipTypes].sort(),
      row.phone,
      row.provenance,
      row.source,
      ...(row.capacity === null || row.capacity === undefined ? [] : [row.capacity]),
    ]),
  );
  // The order of changes of divisions counts: each starts from what the former left.
  const changes = regionChanges.map(({ kind, codes, into, on, basis }) =>
    JSON.stringify([kind, codes, into.map(({ code, nameZh }) => [code, nameZh]), on, basis]),
  );
  return digest([...lines.sort(), ...changes].join('\n')).slice(0, 12);
}

const failed = (faults: readonly DirectoryFault[]): ParsedDirectory => ({ ok: false, faults });

function problemOf(record: ReadonlyMap<string, string>): string | null {
  const value = (name: string): string => record.get(name) ?? '';
  if (value('name_zh') === '') return 'the name is empty';
  if (!isOneOf(INSTITUTION_KINDS, value('kind'))) return `unknown kind ${value('kind')}`;
  if (value('provenance') !== '' && !isOneOf(PROVENANCES, value('provenance'))) {
    return `unknown provenance ${value('provenance')}`;
  }
  const strange = words(value('ip_types')).find((type) => !isOneOf(IP_TYPES, type));
  return strange ? `unknown kind of right ${strange}` : null;
}

function toInstitution(record: ReadonlyMap<string, string>, digest: Digest): Institution {
  const value = (name: string): string => record.get(name) ?? '';
  const ipTypes = words(value('ip_types')).filter((type): type is IpType => isOneOf(IP_TYPES, type));
  const provenance = value('provenance');
  return {
    id: value('id') || `inst-${digest(value('name_zh')).slice(0, 10)}`,
    nameZh: value('name_zh'),
    kind: value('kind') as InstitutionKind,
    regionCode: value('region_code'),
    industries: words(value('industries_zh')),
    ipTypes: ipTypes.length > 0 ? ipTypes : null,
    phone: value('phone') || null,
    provenance: isOneOf(PROVENANCES, provenance) ? provenance : 'unverified',
    source: value('source') || null,
  };
}

function isOneOf<T extends string>(list: readonly T[], text: string): text is T {
  return (list as readonly string[]).includes(text);
}

/** Words of a cell: `;` and its full-width twin separate them; blanks and repetitions fall out. */
function words(cell: string): string[] {
  return [...new Set(cell.split(/[;；]/).map((word) => word.trim()))].filter((word) => word !== '');
}

interface CsvRow {
  readonly line: number;
  readonly cells: string[];
}

/** RFC 4180: quoted cells may hold commas, line breaks and doubled quotes. Blank lines fall out. */
function parseCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let line = 1;
  let row: CsvRow = { line, cells: [] };
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    line += (quoted?.match(/\n/g)?.length ?? 0) + (end === ',' || end === '' ? 0 : 1);
    if (end === ',') continue;
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
    row = { line, cells: [] };
  }
  return rows;
}
