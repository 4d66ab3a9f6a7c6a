import type { Words } from '../zh/index.js';

export const evidence: Words['evidence'] = {
  title: 'Materials and evidence',
  lead: 'Photos, screenshots, PDF, Word and the like, up to 50 MB each. Files are kept encrypted and exactly as you send them.',
  kinds: 'Formats: PDF, JPG, PNG, WebP, GIF, TIFF, MP4, Word, Excel, PowerPoint, TXT, ZIP.',
  tag: 'What is it',
  pick: 'Choose files',
  received: 'Files received',
  none: 'No files yet.',
  closed: 'The case is over; it takes no more files.',
  hash: 'SHA-256',
  hashNote:
    'The fingerprint of the file: change one letter and it is another. Keep it with your original; it can show later that nothing was altered.',
  at: 'Received',
  state: { received: 'Received, intact', damaged: 'The stored file is damaged; please contact the institution' },
  phase: { waiting: 'Waiting', checking: 'Taking the fingerprint', sending: 'Sending', failed: 'Not sent' },
  percent: (n: string) => `${n}%`,
  retry: 'Send again',
  remove: 'Leave out',
  done: (name: string) => `${name} was received`,
  fault: {
    tooLarge: 'It is larger than 50 MB: please compress it or split it.',
    empty: 'The file is empty.',
    kind: 'Files of this kind are not accepted. Please send PDF, pictures, Word or the like.',
    content:
      'The content is not of an accepted kind or does not fit the name; an archive may hold no programs, encrypted files or other archives.',
    unreadable: 'This file cannot be read; please choose it again.',
    locked: 'The case could not be opened; try again later, or open it under “Track” first.',
  },
  asked: 'Materials that were asked for',
  provided: 'File uploaded',
  missing: 'No file yet',
  handIn:
    'When all files are there, press “Add materials or explanations” and send it: only then is the supplement made.',
  afterFiling: 'You can send your evidence now, or later with the case number and the query code.',
  failed: 'The list of files cannot be read just now.',
};
