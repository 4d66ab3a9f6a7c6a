import { readFileSync } from 'node:fs';
import { CASE_STATUSES } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { ACTS } from './lifecycle.js';
import { lifecyclePicture } from './picture.js';

describe('the picture of the lifecycle', () => {
  it('in the documents is the one that the table draws', () => {
    const kept = readFileSync('docs/lifecycle.md', 'utf8');
    expect(kept).toBe(lifecyclePicture());
  });

  it('leaves out no status and no act', () => {
    const picture = lifecyclePicture();
    for (const name of [...CASE_STATUSES, ...Object.keys(ACTS)]) expect(picture).toContain(`| ${name} |`);
  });
});
