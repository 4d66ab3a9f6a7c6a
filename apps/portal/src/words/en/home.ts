import type { Words } from '../zh/index.js';

export const home: Words['home'] = {
  title: ['Has someone', 'infringed your IP?', 'We help.'],
  lead: 'Tell it once. By place, right and industry the network finds the institution in charge, which then sees it through. You can watch every step. It is free.',
  file: { title: 'Apply for assistance', text: 'About 10 minutes; pause whenever you like' },
  track: { title: 'Track a case', text: 'With case number and query code' },
  accused: 'Accused of infringing? You may apply as well.',
  hotline: 'Just a question first? Call 12330.',
  sample: {
    label: 'Example: the way of one application',
    caption: 'Example: a copied lamp design and the way of one application',
    stops: [
      { when: 'Monday 10:02', what: 'You apply', note: 'Case number and query code at once' },
      {
        when: 'Monday 10:02',
        what: 'The institution in charge is found',
        note: 'Rapid centre for lighting in Zhongshan',
      },
      {
        when: 'Within 15 working days',
        what: 'You learn the outcome of the examination',
        note: 'The day is on your receipt; a transfer does not move it',
      },
    ],
  },
  steps: {
    title: 'What happens next',
    note: 'Time runs from the day after you apply. Transfers and disagreements between institutions never start it again.',
    items: [
      {
        when: 'At once',
        title: 'Apply',
        text: 'You get a case number, a query code and a signed receipt, and are told who is in charge and why.',
      },
      {
        when: 'Within 15 working days',
        title: 'Examination',
        text: 'In writing: accepted, refused, or something is missing. Whatever is missing is named all at once; you have 7 working days.',
      },
      {
        when: 'Depends on the matter',
        title: 'Handling',
        text: 'Written advice usually 5 working days; an infringement opinion usually 20, extendable once with approval, and you are told why.',
      },
      {
        when: 'Within 10 working days of closing',
        title: 'Follow-up',
        text: 'We ask how it went. A refusal can be objected to within 7 working days.',
      },
    ],
  },
  can: {
    title: 'What we can do',
    items: [
      'Explain rights, procedures and evidence',
      'Give an opinion on whether something infringes',
      'Mediate between both sides',
      'Guide you in securing and notarising evidence',
      'Open the way to enforcement and adjudication',
      'Help on e-commerce platforms and at exhibitions',
      'Guide you through disputes abroad',
    ],
  },
  cannot: {
    title: 'What we cannot replace',
    items: [
      'Opinions are not binding; courts and authorities decide',
      'We do not file patents or register marks for you',
      'We do not appear in court and never collect fees',
      'Please do not enter anything that is a state secret',
    ],
  },
  network: {
    title: 'Who helps you',
    text: (n) =>
      `The directory lists ${n} institutions. All 31 provinces, regions and municipalities and the Xinjiang Corps have coordinators: where there is no institution, they take over, and nobody is left alone.`,
    all: 'Find an institution by place and right',
    failed: 'The directory cannot be read right now. You can still apply.',
    unit: '',
  },
};
