import type { ApplicantCase, Correction } from '../../api/types.js';

/** Divisions as they should be, '' = off the mainland or not known; of the acts only the first place is asked for here. */
export interface Places {
  region: string;
  actRegion: string;
}

/** Where the route took the applicant and the acts to be. */
export function placesOf({ reason }: ApplicantCase): Places {
  const { applicantRegion, places } = (reason?.facts ?? {}) as {
    applicantRegion?: string | null;
    places?: readonly { regionCode: string }[];
  };
  return { region: applicantRegion ?? '', actRegion: places?.[0]?.regionCode ?? '' };
}

/** Only what differs from before is said. */
export const correctedBy = ({ region, actRegion, was }: Places & { was: Places }): Correction => ({
  ...(region === was.region ? {} : { applicantRegion: region || null }),
  ...(actRegion === was.actRegion ? {} : { places: actRegion ? [{ regionCode: actRegion, stage: null }] : [] }),
});
