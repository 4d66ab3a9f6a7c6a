import type { Viewer } from '#access';
import type { CaseFileView } from '#cases';
import type { NetworkView } from '#network';
import { refById } from './present.js';

/** What the viewer has to do with a case. */
export function relationOf({ row, participants }: CaseFileView, viewer: Viewer): string | null {
  if (viewer.institutionId === null) return viewer.queue === null ? viewer.role : 'coordinator';
  if (row.holder_institution_id === viewer.institutionId) return 'holder';
  return participants.find((one) => one.institution_id === viewer.institutionId)?.relation ?? null;
}

export const coHandlersOf = (view: CaseFileView, network: NetworkView): NonNullable<ReturnType<typeof refById>>[] =>
  view.participants
    .filter((one) => one.relation === 'co_handler')
    .flatMap((one) => refById(one.institution_id, network) ?? []);
