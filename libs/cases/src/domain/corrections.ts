import type { FactCorrection, IpType, Matter, Mode } from '#contracts';

/** As much of a filed request as a correction may speak of. */
interface Correctable {
  applicant: { regionCode: string | null };
  acts: { mode: Mode; places: readonly { regionCode: string; stage: string | null }[] };
  rights: readonly { type: IpType; industry: string | null }[];
  matters: readonly Matter[];
  chosenInstitution: string | null;
}

/** A request as it stands after corrections, oldest first. What was filed is left as it is: the receipt was given for it. */
export function withCorrections<T extends object>(filed: T, corrections: readonly FactCorrection[]): T {
  return corrections.reduce<T>((content, correction) => corrected(content as T & Correctable, correction), filed);
}

function corrected<T extends Correctable>(content: T, given: FactCorrection): T {
  const { applicantRegion, mode, places, rights, matters, chosenInstitution } = given;
  return {
    ...content,
    ...(applicantRegion === undefined ? {} : { applicant: { ...content.applicant, regionCode: applicantRegion } }),
    acts: { ...content.acts, ...(mode && { mode }), ...(places && { places }) },
    // Numbers and titles are the applicant's own words and stay beside what was put right.
    ...(rights && { rights: content.rights.map((right, at) => ({ ...right, ...rights[at] })) }),
    ...(matters && { matters }),
    ...(chosenInstitution === undefined ? {} : { chosenInstitution }),
  };
}

/** The same facts as a request has them now: what a correction is compared with, and what the history keeps as having been. */
export function correctableOf(content: object): Required<FactCorrection> {
  const { applicant, acts, rights, matters, chosenInstitution } = content as Correctable;
  return {
    applicantRegion: applicant.regionCode,
    mode: acts.mode,
    places: acts.places.map(({ regionCode, stage }) => ({
      regionCode,
      stage: stage ?? null,
    })) as Required<FactCorrection>['places'],
    rights: rights.map(({ type, industry }) => ({ type, industry: industry ?? null })),
    matters: [...matters],
    chosenInstitution: chosenInstitution ?? null,
  };
}

/** Corrections of a history, in order. */
export const correctionsOf = (
  events: readonly { readonly act: string; readonly facts: Readonly<Record<string, unknown>> }[],
): FactCorrection[] =>
  events.filter(({ act }) => act === 'correct_facts').map(({ facts }) => (facts['corrected'] ?? {}) as FactCorrection);
