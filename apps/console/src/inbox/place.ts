/** Which list was looked at last, and where in it: so that a case leads back to its place and to its neighbours. */
interface Place {
  search: string;
  caseNos: readonly string[];
  caseNo: string | null;
}

const place: Place = { search: '', caseNos: [], caseNo: null };

export const lastPlace = (): Readonly<Place> => place;

export function keepPlace(next: Partial<Place>): void {
  Object.assign(place, next);
}
