import { explain } from './lib/screen.mjs';
import { ensurePackages, pnpm } from './lib/toolchain.mjs';

/** `npm run pnpm -- add <name>`: the project's own pnpm, for whoever changes what the system is made of. Without words: brings what is missing. */
async function main() {
  const words = process.argv.slice(2);
  if (words.length === 0) return ensurePackages();
  const { code } = await pnpm(words, { stdio: 'inherit' });
  process.exitCode = code;
}

main().catch((error) => {
  explain(error);
  process.exit(1);
});
