import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../../api/client.js';
import type { Evidence, MaterialTag, Unfinished } from '../../api/types.js';
import { freshKey } from '../../tab.js';
import type { Outgoing } from './outgoing.js';
import { faultOf, fingerprint, IN_PARTS_FROM, send } from './upload.js';

export interface Uploads {
  readonly items: ReadonlySignal<readonly Outgoing[]>;
  /** Files that were begun before and are chosen again go on where they stopped. */
  add(files: readonly File[], tag: MaterialTag, unfinished?: readonly Unfinished[]): void;
  retry(key: string): void;
  pause(key: string): void;
  resume(key: string): void;
  remove(key: string): void;
}

interface Ways {
  readonly caseNo: string;
  /** The token that opens the case, or null when it cannot be had just now. */
  readonly open: () => Promise<string | null>;
  readonly onReceived: (evidence: Evidence) => void;
}

type Change = (part: Partial<Outgoing>) => void;

/** Sends a small file in one call; how it goes is told on the way. What was received, or null when it failed. */
async function sendWhole(
  { key, file, tag }: Outgoing,
  { caseNo, open }: Ways,
  change: Change,
): Promise<Answer<Evidence> | null> {
  const token = await open();
  if (token === null) {
    change({ phase: 'failed', fault: 'locked' });
    return null;
  }
  const sha256 = await fingerprint(file);
  change({ phase: 'sending' });
  return send({ caseNo, token, file, tag, key, sha256 }, (part) => {
    change({ part });
  });
}

/** The same for a larger one, in parts: how that is done is read only when it is needed. */
async function sendParts(item: Outgoing, { caseNo, open }: Ways, change: Change): Promise<Answer<Evidence>> {
  const { sendInParts } = await import('./inParts.js');
  const { key, file, tag, location } = item;
  change({ phase: 'sending' });
  return sendInParts(
    { key, file, tag, location, caseNo, open },
    {
      moved: (part) => {
        change({ part, phase: 'sending' });
      },
      isBroken: (isIt) => {
        change({ phase: isIt ? 'broken' : 'sending' });
      },
      finishing: () => {
        change({ phase: 'finishing', part: 1, steering: null });
      },
      steer: (steering) => {
        change({ steering });
      },
    },
  );
}

async function sendOne(item: Outgoing, ways: Ways, change: Change): Promise<Evidence | null> {
  change({ phase: 'checking', part: 0, failure: null, fault: null });
  try {
    const isLarge = item.file.size > IN_PARTS_FROM || item.location !== null;
    const answer = await (isLarge ? sendParts : sendWhole)(item, ways, change);
    if (answer?.ok) return answer.value;
    if (answer) change({ phase: 'failed', failure: answer.failure, steering: null });
  } catch {
    change({ phase: 'failed', fault: 'unreadable', steering: null });
  }
  return null;
}

const chosen = (file: File, tag: MaterialTag, begun: Unfinished | undefined, caseNo: string): Outgoing => {
  const fault = faultOf(file);
  const location = begun ? `/api/v1/requests/${encodeURIComponent(caseNo)}/uploads/${begun.id}` : null;
  const phase = fault ? 'failed' : 'waiting';
  return { key: freshKey(), file, tag, phase, part: 0, failure: null, fault, location, steering: null };
};

/** So many go at the same time: on a phone's line more would only slow each other down. */
const AT_ONCE = 2;
const ACTIVE: readonly Outgoing['phase'][] = ['checking', 'sending', 'broken', 'finishing'];

/** What may start now. */
const nextOf = (items: readonly Outgoing[]): Outgoing | undefined =>
  items.filter(({ phase }) => ACTIVE.includes(phase)).length < AT_ONCE
    ? items.find(({ phase }) => phase === 'waiting')
    : undefined;

/** Sends chosen files, two at a time; what failed stays in the list until it is sent again or left out. */
export function createUploads(ways: Ways): Uploads {
  const items = signal<readonly Outgoing[]>([]);
  const find = (key: string) => items.value.find((item) => item.key === key);
  const change = (key: string, part: Partial<Outgoing>) => {
    items.value = items.value.map((item) => (item.key === key ? { ...item, ...part } : item));
  };
  const drop = (key: string) => {
    items.value = items.value.filter((item) => item.key !== key);
  };
  const pump = () => {
    for (let next = nextOf(items.value); next; next = nextOf(items.value)) void start(next).then(pump);
  };
  const start = async (item: Outgoing) => {
    const received = await sendOne(item, ways, (part) => {
      // Somebody may have held it, or left it out, meanwhile.
      const now = find(item.key);
      if (now && !(now.phase === 'paused' && part.phase === 'sending')) change(item.key, part);
    });
    if (!received) return;
    drop(item.key);
    ways.onReceived(received);
  };
  return {
    items,
    add(files, tag, unfinished = []) {
      const begunOf = (file: File) => unfinished.find(({ name, size }) => name === file.name && size === file.size);
      items.value = [...items.value, ...files.map((file) => chosen(file, tag, begunOf(file), ways.caseNo))];
      pump();
    },
    retry(key) {
      change(key, { phase: 'waiting' });
      pump();
    },
    pause(key) {
      find(key)?.steering?.pause();
      change(key, { phase: 'paused' });
      pump();
    },
    resume(key) {
      change(key, { phase: 'sending' });
      find(key)?.steering?.resume();
    },
    remove(key) {
      find(key)?.steering?.giveUp();
      drop(key);
      pump();
    },
  };
}
