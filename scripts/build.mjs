import { ensureBuilt } from './lib/build.mjs';
import { explain } from './lib/screen.mjs';
import { continueUnderProjectNode, ensurePackages } from './lib/toolchain.mjs';

/** `npm run build`: what `npm start` does before it starts anything. */
try {
  await continueUnderProjectNode();
  await ensurePackages();
  await ensureBuilt();
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
