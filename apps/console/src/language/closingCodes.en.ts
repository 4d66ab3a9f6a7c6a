/** How somebody was reached on a return visit, and how satisfied she was. */
export const closingEn = {
  visitWay: {
    phone: 'By phone',
    in_person: 'In person',
    message: 'By message',
    letter: 'By letter or mail',
  },
  score: {
    5: 'Very good',
    4: 'Good',
    3: 'Fair',
    2: 'Poor',
    1: 'Very poor',
  },
};
