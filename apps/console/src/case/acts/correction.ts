import type { CaseDetail } from '../../api/shapes.js';
import { partsOf, textOf } from '../facts.js';

/** The facts of a case that can be put right, as the form holds them. */
export interface Correctable {
  readonly applicantRegion: string | null;
  readonly mode: string;
  readonly places: readonly { readonly regionCode: string; readonly stage: string | null }[];
  readonly rights: readonly { readonly type: string; readonly industry: string | null }[];
  readonly matters: readonly string[];
  readonly chosenInstitution: string | null;
}

export type Told = Partial<Pick<CaseDetail, 'acts' | 'rights' | 'matters' | 'parties' | 'circumstances'>>;

/** As it stands on the file. */
export function correctableOf(file: Told): Correctable {
  const { acts = {}, rights = [], matters = [], parties = [], circumstances = {} } = file;
  return {
    applicantRegion: parties.find(({ side }) => side === 'applicant')?.regionCode ?? null,
    mode: textOf(acts, 'mode') ?? 'offline',
    places: partsOf(acts, 'places').flatMap((place) => {
      const regionCode = textOf(place, 'regionCode');
      return regionCode === null ? [] : [{ regionCode, stage: textOf(place, 'stage') }];
    }),
    rights: rights.map(({ type, industry }) => ({ type, industry: industry ?? null })),
    matters,
    chosenInstitution: textOf(circumstances, 'chosenInstitution'),
  };
}

/** A kept draft may be of another time; whatever it lacks is empty. */
export const readCorrectable = (text: string): Correctable => ({
  ...correctableOf({}),
  ...(text === '' ? {} : (JSON.parse(text) as Partial<Correctable>)),
});
