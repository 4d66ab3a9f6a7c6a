import { computed, effect, signal } from '@preact/signals';
import { file as post, preview } from '../../api/calls.js';
import type { Filed } from '../../api/types.js';
import { go } from '../../router.js';
import { language } from '../../settings.js';
import { freshKey, keep, recall } from '../../tab.js';
import { fieldId } from '../../ui/field.js';
import { words } from '../../words/index.js';
import { type Draft, emptyDraft, fromKept, toKeep } from './draft.js';
import { type FormFault, ownFaults, placeFaults } from './faults.js';
import { createFiling } from './filing.js';
import { createPreviewer } from './preview.js';
import { previewOf, requestOf } from './request.js';

/** The one form of this tab: what is typed, what is wrong with it, what would become of it, what became of it. */
const KEPT_DRAFT = 'draft';
const KEPT_FILED = 'filed';
const STILL_MS = 600;
const KEEP_AFTER_MS = 300;

const restored = fromKept(recall(KEPT_DRAFT));
export const draft = signal<Draft>(restored ?? emptyDraft(freshKey()));
/** Whether the page began with what this tab had kept. */
export const isRestored = signal(restored !== null);
export const faults = signal<readonly FormFault[]>([]);
export const previewer = createPreviewer(preview, STILL_MS);
export const filing = createFiling(post);

export function change(part: Partial<Draft>): void {
  draft.value = { ...draft.value, ...part };
}

type Lists = { [K in keyof Draft as Draft[K] extends object[] ? K : never]: Draft[K] };

export function changeRow<K extends keyof Lists>(list: K, at: number, part: Partial<Lists[K][number]>): void {
  change({ [list]: draft.value[list].map((row, i) => (i === at ? { ...row, ...part } : row)) });
}

export function addRow<K extends keyof Lists>(list: K, row: Lists[K][number]): void {
  change({ [list]: [...draft.value[list], row] });
}

export function removeRow(list: keyof Lists, at: number): void {
  change({ [list]: draft.value[list].filter((_, i) => i !== at) });
  // Rows move up: what was said about one of them would stand at another.
  faults.value = faults.value.filter(({ path }) => !/\.\d+\./.test(path));
}

/** A field was touched: what was wrong with it is no longer known to be. */
export function heal(id: string): void {
  if (faults.value.some(({ path }) => fieldId(path) === id)) {
    faults.value = faults.value.filter(({ path }) => fieldId(path) !== id);
  }
}

const stepIn = (hash: string): number => Number(/^#step-([1-5])$/.exec(hash)?.[1] ?? 1);

/** The step that a small screen shows; a wide one shows all of them. It is part of the address, so "back" goes a step back. */
export const step = signal(stepIn(location.hash));

function followAddress(): void {
  step.value = stepIn(location.hash);
}

/** Shows a step from its heading on. */
export function showStep(which: number): void {
  if (step.value !== which) history.pushState(null, '', `#step-${which}`);
  step.value = which;
  requestAnimationFrame(() => {
    const section = document.getElementById(`step-${which}`);
    section?.focus({ preventScroll: true });
    section?.scrollIntoView();
  });
}

/** Puts the cursor where a path of the form is shown, or as near as can be. */
export function focusField(path: string): void {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const field = document.getElementById(fieldId(parts.slice(0, length).join('.')));
    if (!field) continue;
    field.closest('details')?.setAttribute('open', '');
    step.value = Number(field.closest('.step')?.id.slice(-1) ?? step.value);
    requestAnimationFrame(() => {
      field.focus({ preventScroll: true });
      field.scrollIntoView({ block: 'center' });
    });
    return;
  }
  document.getElementById('fault-summary')?.focus();
}

function show(found: readonly FormFault[]): void {
  faults.value = found;
  const [first] = found;
  if (first)
    requestAnimationFrame(() => {
      focusField(first.path);
    });
}

export interface FiledDraft {
  readonly filed: Filed;
  readonly isEarlierVersion: boolean;
}

function readFiled(): FiledDraft | null {
  const kept = recall(KEPT_FILED);
  return kept === null ? null : (JSON.parse(kept) as FiledDraft);
}

/** What was filed last from this tab; survives a reload, because the query code is never shown again by the interface. */
export const filedDraft = signal<FiledDraft | null>(readFiled());

export function forgetFiled(): void {
  filedDraft.value = null;
  keep(KEPT_FILED, null);
}

export function clearDraft(): void {
  draft.value = emptyDraft(freshKey());
  isRestored.value = false;
  faults.value = [];
  filing.reset();
  keep(KEPT_DRAFT, null);
}

/** Sends the form, or shows what stands in the way. */
export async function submit(): Promise<void> {
  const now = draft.value;
  const own = ownFaults(now, words.value.file.faults);
  const body = requestOf(now);
  if (own.length > 0 || body === null) {
    show(own);
    return;
  }
  faults.value = [];
  await filing.send(body, now.key);
  const after = filing.state.value;
  if (after.phase === 'failed') show(placeFaults(after.failure.faults, now));
  if (after.phase !== 'filed') return;
  filedDraft.value = { filed: after.filed, isEarlierVersion: after.isEarlierVersion };
  keep(KEPT_FILED, JSON.stringify(filedDraft.value));
  clearDraft();
  go('/filed');
}

/** Where all steps are in sight, the one that is being read is the current one. */
function followScroll(): () => void {
  const seen = new IntersectionObserver(
    (entries) => {
      const reached = entries.find(({ isIntersecting }) => isIntersecting);
      if (reached) step.value = Number(reached.target.id.slice(-1));
    },
    { rootMargin: '-25% 0px -70% 0px' },
  );
  for (const section of document.querySelectorAll('.step')) seen.observe(section);
  return () => {
    seen.disconnect();
  };
}

/** While the form is on the screen: keeps the draft and asks for previews. Returns what ends both. */
export function attend(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const untouched = JSON.stringify({ ...emptyDraft(''), key: '' });
  const endKeeping = effect(() => {
    const now = draft.value;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const isUntouched = JSON.stringify({ ...now, key: '' }) === untouched;
      keep(KEPT_DRAFT, isUntouched ? null : toKeep(now));
    }, KEEP_AFTER_MS);
  });
  addEventListener('popstate', followAddress);
  followAddress();
  const endFollowing = followScroll();
  const question = computed(() => ({ body: previewOf(draft.value), in: language.value }));
  let asked = language.value;
  const endAsking = effect(() => {
    const { body, in: reader } = question.value;
    // The sentences of an answer are in the language of the question.
    if (reader !== asked) previewer.ask(null);
    asked = reader;
    previewer.ask(body);
  });
  return () => {
    removeEventListener('popstate', followAddress);
    endKeeping();
    endAsking();
    endFollowing();
    previewer.stop();
  };
}
