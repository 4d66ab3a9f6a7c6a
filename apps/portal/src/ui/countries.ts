import { language } from '../settings.js';

/** ISO 3166-1 alpha-2 without China itself; Hong Kong, Macau and Taiwan are off the mainland and on the list. */
const CODES =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW'.split(
    ' ',
  );
/** Where most disputes abroad are. */
const FIRST = ['US', 'DE', 'JP', 'KR', 'GB', 'FR', 'IN', 'VN', 'HK', 'TW'];

/** In Chinese these three are never named without saying whose they are. */
const OWN_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'zh-CN': { HK: '中国香港', MO: '中国澳门', TW: '中国台湾' },
  en: { HK: 'Hong Kong, China', MO: 'Macao, China', TW: 'Taiwan, China' },
};

/** Countries and regions by name in the reader's language, the most frequent ones first. */
export function countries(): (readonly [code: string, name: string])[] {
  const names = new Intl.DisplayNames(language.value, { type: 'region' });
  const nameOf = (code: string): string => OWN_NAMES[language.value]?.[code] ?? names.of(code) ?? code;
  const rest = CODES.filter((code) => !FIRST.includes(code)).map((code) => [code, nameOf(code)] as const);
  rest.sort(([, a], [, b]) => a.localeCompare(b, language.value));
  return [...FIRST.map((code) => [code, nameOf(code)] as const), ...rest];
}
