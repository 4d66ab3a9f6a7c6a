import type { Authority, AuthorityProposal, AuthorityPurpose, IpType, RegionCode } from '#contracts';
import {
  type Circumstances,
  COMPETENCES,
  type CompetenceRow,
  DESIGNATED,
  IP_COURTS,
  KINDS,
  type Rung,
} from './competences.js';

export { AUTHORITIES_VERSION, type Circumstances } from './competences.js';

/** Types that no authority answers for: a person looks first. */
const NOBODYS: readonly IpType[] = ['other', 'none'];

const isMunicipality = (code: RegionCode): boolean => ['11', '12', '31', '50'].includes(code.slice(0, 2));
const provinceOf = (code: RegionCode): RegionCode => (code.startsWith('6590') ? '659000' : `${code.slice(0, 2)}0000`);

/** The city that a place belongs to; a municipality is its own, a county directly under a province or the Corps stays itself. */
function cityOf(code: RegionCode): RegionCode {
  if (isMunicipality(code)) return provinceOf(code);
  return code.slice(2, 4) === '90' || code.endsWith('0000') ? code : `${code.slice(0, 4)}00`;
}

function ipCourtOf(code: RegionCode): RegionCode {
  const city = cityOf(code);
  if (DESIGNATED.has(city)) return city;
  return IP_COURTS[code.slice(0, 2)] ?? (isMunicipality(code) ? city : `${code.slice(0, 2)}0100`);
}

function seatFor(rung: Rung, place: RegionCode): RegionCode {
  if (typeof rung === 'object') return rung.seat;
  if (rung === 'place') return place;
  if (rung === 'city') return cityOf(place);
  return rung === 'province' ? provinceOf(place) : ipCourtOf(place);
}

const levelOf = (code: RegionCode, rung: Rung): Authority['level'] =>
  typeof rung === 'object' ? 'national' : code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'county';

/** What a place is called, as in 广东省中山市. */
export type PlaceName = (code: RegionCode) => string;

function authorityAt(kind: CompetenceRow['kind'], seat: RegionCode, placeName: PlaceName): Authority {
  const { name, rung } = KINDS[kind];
  const isSeated = typeof rung === 'object';
  const place = isSeated ? '' : placeName(seat);
  return {
    id: `${kind}:${seat}`,
    kind,
    regionCode: seat,
    level: levelOf(seat, rung),
    name: { zh: `${place}${name.zh}`, en: isSeated ? name.en : `${name.en} (${place})` },
  };
}

function applies(
  { types, purpose, when }: CompetenceRow,
  type: IpType,
  wanted: AuthorityPurpose,
  known: Circumstances,
): boolean {
  if (purpose !== wanted || (types !== 'all' && !types.includes(type))) return false;
  if (when === undefined) return true;
  if (when === 'isAgriculture' || when === 'isForestry') {
    const isUnsaid = known.isAgriculture === undefined && known.isForestry === undefined;
    return isUnsaid || known[when] === true;
  }
  return known[when] === true;
}

/**
 * The authorities competent for a kind of right at a place, best first, each with its reason and the provision it rests on. Pure: the
 * same question gives the same answer. Nobody is named where there is no place or the matter is not one of intellectual property.
 */
export function authorityFor(
  type: IpType,
  place: RegionCode | null,
  purpose: AuthorityPurpose,
  known: Circumstances = {},
  placeName: PlaceName = (code) => code,
): AuthorityProposal[] {
  if (place === null || NOBODYS.includes(type)) return [];
  const rows = COMPETENCES.filter((one) => applies(one, type, purpose, known));
  return rows.map((one, index) => ({
    ...authorityAt(one.kind, seatFor(KINDS[one.kind].rung, place), placeName),
    rank: index + 1,
    reason: one.why,
    basis: one.basis,
    provenance: one.provenance,
  }));
}

/** An authority by its id, or null when there can be none such. `isPlace` says whether a division exists. */
export function authorityById(
  id: string,
  isPlace: (code: RegionCode) => boolean,
  placeName: PlaceName,
): Authority | null {
  const [kind = '', seat = ''] = id.split(':');
  if (!Object.hasOwn(KINDS, kind) || !isPlace(seat)) return null;
  const known = kind as CompetenceRow['kind'];
  const { rung } = KINDS[known];
  return seatFor(rung, seat) === seat ? authorityAt(known, seat, placeName) : null;
}
