import { computed } from '@preact/signals';
import {
  industries as fetchIndustries,
  institutions as fetchInstitutions,
  regions as fetchRegions,
} from './api/calls.js';
import { regionTree } from './ui/regions.js';
import { resource } from './ui/resource.js';

/** What the network publishes about itself, read at most once a visit. */
export const regions = resource(fetchRegions);
export const industries = resource(fetchIndustries);
export const institutions = resource(() => fetchInstitutions());

export const tree = computed(() =>
  regions.state.value.phase === 'ready' ? regionTree(regions.state.value.value) : null,
);

/** A place by its names from the province down; its code until the table is there. */
export const placeName = (code: string): string => tree.value?.pathOf(code) ?? code;
