import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/** Loads TypeScript as it stands in the tree, through the compiler and the settings of the build, and `@jest/globals` as what runs. */

const root = new URL('../../../', import.meta.url).href;
const settings = fileURLToPath(new URL('.swcrc', root));
const globals = new URL('./globals.mjs', import.meta.url).href;

const isOurs = (url = '') => url.startsWith(root) && !url.includes('/node_modules/');

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: globals, shortCircuit: true };
    const isSource = isOurs(context.parentURL) && /^\.{1,2}\/.*\.js$/.test(specifier);
    return next(isSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
  load(url, context, next) {
    if (!isOurs(url) || !/\.ts(\?|$)/.test(url)) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      configFile: settings,
      sourceMaps: 'inline',
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
