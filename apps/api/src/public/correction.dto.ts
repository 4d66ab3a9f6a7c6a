import {
  IP_TYPES,
  MATTERS,
  MODES,
  STAGES,
  type FactCorrection,
  type IpType,
  type Matter,
  type Mode,
  type Stage,
} from '#contracts';
import { Code, Codes, FormText, Part, Parts, Region } from '../http/fields.js';

class CorrectedPlaceDto {
  @Region() regionCode: string;
  @Code(STAGES, { optional: true }) stage: Stage | null;
}

class CorrectedRightDto {
  @Code(IP_TYPES) type: IpType;
  @FormText(60, { optional: true, description: 'a word of the directory, or null' }) industry: string | null;
}

/** Facts that were found to be otherwise than filed. What is absent stays; the filing itself, for which the receipt was given, is kept. */
export class CorrectionDto {
  @Region({ optional: true, description: "the applicant's division; null = off the mainland" }) applicantRegion?:
    | string
    | null;
  @Code(MODES, { optional: true, enumName: 'Mode' }) mode?: Mode | null;
  @Parts(() => CorrectedPlaceDto, { optional: true, max: 50, description: 'all places of the acts, in order' })
  places?: CorrectedPlaceDto[] | null;
  @Parts(() => CorrectedRightDto, {
    optional: true,
    max: 20,
    description: 'type and industry of each right, in its order',
  })
  rights?: CorrectedRightDto[] | null;
  @Codes(MATTERS, { optional: true, min: 1, description: 'all forms of assistance asked for' }) matters?:
    | Matter[]
    | null;
  @FormText(200, { optional: true, description: 'name or id of an institution; null = none' }) chosenInstitution?:
    | string
    | null;
}

/** A correction as rooms take it: null means "none" only where there can be none. */
export const correctionOf = (given: CorrectionDto | null | undefined): FactCorrection | null =>
  given
    ? Object.fromEntries(
        Object.entries(given).filter(
          ([key, value]) =>
            value !== undefined && (value !== null || key === 'applicantRegion' || key === 'chosenInstitution'),
        ),
      )
    : null;

/** A field of an act that takes a correction. */
export const Correction = (): PropertyDecorator => Part(() => CorrectionDto, { optional: true });
