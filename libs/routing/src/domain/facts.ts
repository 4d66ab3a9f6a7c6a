import type { PartialRequest, RegionCode, RoutingFacts } from '#contracts';

/**
 * The one place where a request becomes the facts of the competence rule.
 * What is unsaid stays unsaid: an empty industry is no industry, an empty choice no choice. Where consents are not given yet
 * (a preview), the answer is the one that consent would lead to; a filed request always carries them.
 */
export function routingFacts(request: PartialRequest): RoutingFacts {
  return {
    applicantRegion: code(request.applicant?.regionCode),
    respondentRegions: (request.respondents ?? []).flatMap((respondent) => code(respondent.regionCode) ?? []),
    rights: request.rights.map((right) => ({ type: right.type, industry: text(right.industry) })),
    matters: [...new Set(request.matters)],
    mode: request.acts.mode,
    places: (request.acts.places ?? []).flatMap((place) => {
      const regionCode = code(place.regionCode);
      return regionCode === null ? [] : [{ regionCode, stage: place.stage ?? null }];
    }),
    chosenInstitution: text(request.chosenInstitution),
    mayShare: request.consents?.shareWithCoHandlers ?? true,
  };
}

const text = (value: string | null | undefined): string | null => value?.trim() || null;
const code = (value: RegionCode | null | undefined): RegionCode | null => text(value);

/** An old code of GB/T 2260 means the division that answers for it today. */
export function inTodaysCodes(facts: RoutingFacts, successorOf: ReadonlyMap<RegionCode, RegionCode>): RoutingFacts {
  const today = (code: RegionCode): RegionCode => successorOf.get(code) ?? code;
  return {
    ...facts,
    applicantRegion: facts.applicantRegion === null ? null : today(facts.applicantRegion),
    respondentRegions: facts.respondentRegions.map(today),
    places: facts.places.map((place) => ({ ...place, regionCode: today(place.regionCode) })),
  };
}
