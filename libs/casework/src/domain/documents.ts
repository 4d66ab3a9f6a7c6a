import type { DocumentKind } from '#contracts';
import { ADMISSION_PAPERS } from './admissionPapers.js';
import { HANDLING_PAPERS } from './handlingPapers.js';
import type { Paper, PaperFacts, Template, Templates } from './paper.js';
import { authorityWords, dayWords, type Words } from './words.js';

/** Every paper that an act can issue (the acts say which in the lifecycle table). */
const TEMPLATES: Templates<DocumentKind> = { ...ADMISSION_PAPERS, ...HANDLING_PAPERS };

/** The title of a kind of paper, as in 受理通知书. */
export const paperTitle = (kind: DocumentKind): Words => TEMPLATES[kind].title;

/** A letter to another body never falls back to the applicant: a report must not carry the name of who made it. */
function address({ to }: Template, { applicantName, target }: PaperFacts): Words[] {
  const named = { zh: applicantName, en: applicantName };
  const receiver = to === 'applicant' ? named : to === 'target' && target !== null ? authorityWords(target) : null;
  return receiver === null ? [] : [{ zh: `${receiver.zh}：`, en: `To ${receiver.en}:` }];
}

/**
 * One paper in plain words, in both languages: address, body, issuer and day. Paragraphs that have nothing to say fall
 * out. What a person wrote is quoted as it stands, in both. Pure: the same facts give the same paper, word for word.
 */
export function buildPaper(kind: DocumentKind, facts: PaperFacts): Paper {
  const template = TEMPLATES[kind];
  const day = dayWords(facts.issuedOn);
  const lines: Words[] = [
    ...address(template, facts),
    ...template.body(facts),
    { zh: facts.issuer, en: facts.issuer },
    day,
  ];
  const said = (language: 'zh' | 'en'): string[] =>
    lines.map((line) => line[language]).filter((text) => text.trim() !== '');
  return { title: template.title, paragraphs: { zh: said('zh'), en: said('en') } };
}
