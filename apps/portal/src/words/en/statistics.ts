import type { Words } from '../zh/index.js';

export const statistics: Words['statistics'] = {
  title: 'Public statistics',
  lead: 'How much assistance is given all over the country, and whether it is on time. The figures point at nobody.',
  type: 'Kind of right',
  all: 'All',
  until: (month) => `Up to ${month}, published by the month`,
  none: 'There was no case before this month; the first figures come at the beginning of the next.',
  filed: 'Applications',
  closed: 'Closed',
  inTime: 'Examined in time',
  byMonth: 'By month',
  byProvince: 'By province and kind of right',
  province: 'Province',
  nowhere: 'Abroad or not placed',
  hidden: '*',
  how: 'How the figures are made',
  howText:
    'Counts under 5 are not shown (*), and another one beside each is hidden too, so that no sum gives it away; nor are counts that leave fewer than 5 between two questions. All others are rounded to a multiple of 3, always the same way for the same cases, so parts may not add up to the whole.',
};
