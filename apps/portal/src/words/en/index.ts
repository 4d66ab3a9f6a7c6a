import type { Words } from '../zh/index.js';
import { codes } from './codes.js';
import { evidence } from './evidence.js';
import { file } from './file.js';
import { home } from './home.js';
import { places } from './places.js';
import { site } from './site.js';
import { track } from './track.js';

export const en: Words = { site, home, file, track, evidence, codes, ...places };
