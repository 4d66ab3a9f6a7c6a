import type { PartialRequest } from '#contracts';
import { acceptanceRequests } from '../test/support/acceptance.js';

/** The acceptance cases as requests to file, so that every screen has something to show. */
export const sampleRequests = (): { id: string; request: PartialRequest }[] =>
  acceptanceRequests().map(({ id, request }) => ({ id, request }));
