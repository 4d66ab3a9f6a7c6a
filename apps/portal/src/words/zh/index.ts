import { codes } from './codes.js';
import { evidence } from './evidence.js';
import { file } from './file.js';
import { home } from './home.js';
import { places } from './places.js';
import { site } from './site.js';
import { track } from './track.js';

export const zh = { site, home, file, track, evidence, codes, ...places };

/** The dictionary. Chinese is the original; every other language has to have exactly the same words. */
export type Words = typeof zh;
