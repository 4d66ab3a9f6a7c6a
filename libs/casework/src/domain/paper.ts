import type { Day, DocumentKind, Matter, VisitOutcome, VisitWay } from '#contracts';
import type { Words } from './words.js';

/** What papers are filled with. Everything here is meant to be read by whoever gets the paper, and nothing else. */
export interface PaperFacts {
  readonly caseNo: string;
  readonly applicantName: string;
  /** Who issues it: the institution, or the coordinators' desk. */
  readonly issuer: string;
  readonly issuedOn: Day;
  readonly receivedOn: Day;
  readonly matters: readonly Matter[];
  /** The right as the applicant named it, as in 吊灯（ZL202330000000.1). */
  readonly right: string | null;
  readonly opponents: readonly string[];
  readonly reasonCode: string | null;
  /** The words of whoever acted: the reason, the requested action. */
  readonly note: string | null;
  /** How something turned out that the paper reports, as a code. */
  readonly outcome?: string | null;
  /** The result in words, where the paper is one. */
  readonly summary: string | null;
  readonly missing: readonly string[];
  /** The day by which the receiver has to act, or until which an objection is open. */
  readonly dueOn: Day | null;
  /** The institution or the authority that the paper is addressed to, where it is not the applicant. */
  readonly target: string | null;
  /** The coordinators' desk that decides objections. */
  readonly superior: string;
  readonly isAdmitted: boolean;
  readonly isConfidential: boolean;
  readonly mergedIntoCaseNo: string | null;
  /** How the applicant was reached on a return visit, and what came of it. */
  readonly visit?: { readonly way: VisitWay; readonly outcome: VisitOutcome } | null;
}

export interface Paper {
  readonly title: Words;
  readonly paragraphs: { readonly zh: readonly string[]; readonly en: readonly string[] };
}

/** How one kind of paper is written. Address, place and date are put around it by `buildPaper`. */
export interface Template {
  readonly title: Words;
  /** Whom it speaks to. */
  readonly to: 'applicant' | 'target' | 'file';
  /** The body in both languages, paragraph by paragraph; an empty one falls out. */
  readonly body: (facts: PaperFacts) => readonly Words[];
}

export type Templates<K extends DocumentKind> = Readonly<Record<K, Template>>;

export const say = (zh: string, en: string): Words => ({ zh, en });
export const nothing: Words = { zh: '', en: '' };
/** Words of a person, the same in both languages: they are quoted, not translated. */
export const quote = (text: string | null): Words => (text?.trim() ? { zh: text.trim(), en: text.trim() } : nothing);
