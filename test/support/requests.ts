import type { AssistanceRequest } from '#contracts';
import { acceptanceRequests } from './acceptance.js';

/** The request of an acceptance case, without the members that the HTTP contract calls optional. */
export function acceptanceRequest(id: string): AssistanceRequest {
  const found = acceptanceRequests().find((one) => one.id === id);
  if (!found) throw new Error(`no acceptance case ${id}`);
  return structuredClone(found.request);
}

let serial = 0;

/** A request like C01's, but never a duplicate of another: its right and its opponent are its own. */
export function freshRequest(change: (request: AssistanceRequest) => void = () => undefined): AssistanceRequest {
  serial += 1;
  const request = acceptanceRequest('C01');
  const [right] = request.rights;
  if (right) right.number = `ZL2023${String(30_000_000 + serial).padStart(8, '0')}.1`;
  request.respondents = [{ name: `被申请人${serial}`, uscc: null, regionCode: '442000', shopUrl: null }];
  change(request);
  return request;
}
