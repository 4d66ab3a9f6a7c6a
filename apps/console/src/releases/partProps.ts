import type { Release } from '../api/releases.js';

/** What each part of the page of a release is given. */
export interface PartProps {
  readonly release: Release;
}
