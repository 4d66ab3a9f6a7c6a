import { between } from './between.js';
import type { Words } from '../zh/index.js';
import { codes } from './codes.js';
import { evidence } from './evidence.js';
import { file } from './file.js';
import { home } from './home.js';
import { open } from './open.js';
import { places } from './places.js';
import { privacy } from './privacy.js';
import { rate } from './rate.js';
import { site } from './site.js';
import { statistics } from './statistics.js';
import { track } from './track.js';

export const en: Words = {
  between,
  site,
  home,
  file,
  track,
  rate,
  evidence,
  codes,
  open,
  privacy,
  statistics,
  ...places,
};
