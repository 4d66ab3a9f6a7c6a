/** Draws the lifecycle anew into docs/lifecycle.md: `npm run lifecycle`. */
import { writeFileSync } from 'node:fs';
import { lifecyclePicture } from '#cases';

writeFileSync('docs/lifecycle.md', lifecyclePicture());
console.log('docs/lifecycle.md written');
