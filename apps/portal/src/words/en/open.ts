import type { Words } from '../zh/index.js';

export const open: Words['open'] = {
  title: 'Open interface',
  lead: 'Platforms, chambers of commerce, associations and service points can ask directly: which kind of right, in which place, is handled by whom, how long it may take and from when that holds. No sign-in, no application; no case and no person is in it.',
  base: 'Address',
  download: 'Download the whole table',
  csv: 'Spreadsheet (CSV)',
  json: 'Data (JSON)',
  description: 'Full description (OpenAPI 3.0)',
  tryIt: 'Try it',
  example: 'Example',
  fields: 'What it answers',
  calls: [
    {
      title: 'Who handles which kind of right where',
      path: '/network/competences',
      query: '?regionCode=442000&type=patent_design',
      text: 'One line per institution and kind of right. regionCode gives those that answer for a place, its city and its province included; without it, the whole country. kind narrows by kind of institution.',
      fields: [
        ['institution', 'id, name and kind; the id stays the same through new names and versions'],
        ['regionCode · regionName', 'its area: this division of GB/T 2260 and everything below it'],
        ['ipType', 'kind of right'],
        ['industries', 'industries it is specialised in; for rapid centres they decide'],
        ['limits', 'published time limits in working days'],
        ['validFrom · validTo · directoryVersion', 'dates and version of the directory; no validTo = in force'],
      ],
    },
    {
      title: 'Whom to turn to, and why',
      path: '/network/competent',
      query: '?regionCode=442000&type=patent_design&industry=灯饰',
      text: 'The same rule as for a filed request, on the few facts a platform has: who leads, who helps, and why in one sentence. Nothing is stored. Where nobody can take it directly, the coordinators’ desk that names somebody.',
      fields: [
        ['lead · coHandlers', 'who leads, who helps'],
        ['queue', 'the desk that names the institution where there is no lead'],
        ['rules', 'ids of the rules that fired, in order'],
        ['sentence', 'why, in one sentence, in the language of Accept-Language'],
      ],
    },
    {
      title: 'Institutions, divisions, words for industries, versions',
      path: '/network/institutions',
      query: '?regionCode=442000',
      text: 'Besides: /network/regions (divisions), /network/industries (words of the directory, to be used as they are), /network/versions (dates of every version).',
      fields: [],
    },
  ],
  rulesTitle: 'Good to know',
  rules: [
    'Caching: every answer carries an ETag. Send it back as If-None-Match: an unchanged answer is a 304 without a body. For five minutes a cache may answer by itself.',
    'History: add asOf=2026-01-01 for the directory in force on that day, for instance to check an old case.',
    'Spreadsheets: add format=csv, or ask with Accept: text/csv. UTF-8; no cell is run as a formula.',
    'Errors: application/problem+json (RFC 9457) with a stable code to program against.',
    'Quoting: please show version and day beside what you show; what counts is what the network tells the applicant.',
  ],
};
