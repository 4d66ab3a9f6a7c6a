import { type ReadonlySignal, signal } from '@preact/signals';
import type { Failure } from '../../api/client.js';
import type { Evidence, MaterialTag } from '../../api/types.js';
import { freshKey } from '../../tab.js';
import { faultOf, type FileFault, fingerprint, send } from './upload.js';

/** One chosen file on its way. */
export interface Outgoing {
  readonly key: string;
  readonly file: File;
  readonly tag: MaterialTag;
  readonly phase: 'waiting' | 'checking' | 'sending' | 'failed';
  /** How much of it is sent, 0 to 1. */
  readonly part: number;
  readonly failure: Failure | null;
  readonly fault: FileFault | 'unreadable' | 'locked' | null;
}

export interface Uploads {
  readonly items: ReadonlySignal<readonly Outgoing[]>;
  add(files: readonly File[], tag: MaterialTag): void;
  retry(key: string): void;
  remove(key: string): void;
}

interface Ways {
  readonly caseNo: string;
  /** The token that opens the case, or null when it cannot be had just now. */
  readonly open: () => Promise<string | null>;
  readonly onReceived: (evidence: Evidence) => void;
}

type Change = (part: Partial<Outgoing>) => void;

/** Sends one file; how it goes is told on the way. What was received, or null when it failed. */
async function sendOne({ key, file, tag }: Outgoing, { caseNo, open }: Ways, change: Change): Promise<Evidence | null> {
  change({ phase: 'checking', part: 0, failure: null, fault: null });
  const token = await open();
  if (token === null) {
    change({ phase: 'failed', fault: 'locked' });
    return null;
  }
  let sha256: string | null;
  try {
    sha256 = await fingerprint(file);
  } catch {
    change({ phase: 'failed', fault: 'unreadable' });
    return null;
  }
  change({ phase: 'sending' });
  const answer = await send({ caseNo, token, file, tag, key, sha256 }, (part) => {
    change({ part });
  });
  if (answer.ok) return answer.value;
  change({ phase: 'failed', failure: answer.failure });
  return null;
}

const chosen = (file: File, tag: MaterialTag): Outgoing => {
  const fault = faultOf(file);
  return { key: freshKey(), file, tag, phase: fault ? 'failed' : 'waiting', part: 0, failure: null, fault };
};

/** Sends chosen files one after the other; what failed stays in the list until it is sent again or left out. */
export function createUploads(ways: Ways): Uploads {
  const items = signal<readonly Outgoing[]>([]);
  let isRunning = false;
  const change = (key: string, part: Partial<Outgoing>) => {
    items.value = items.value.map((item) => (item.key === key ? { ...item, ...part } : item));
  };
  const remove = (key: string) => {
    items.value = items.value.filter((item) => item.key !== key);
  };
  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    for (;;) {
      const next = items.value.find(({ phase }) => phase === 'waiting');
      if (!next) break;
      const received = await sendOne(next, ways, (part) => {
        change(next.key, part);
      });
      if (!received) continue;
      remove(next.key);
      ways.onReceived(received);
    }
    isRunning = false;
  };
  return {
    items,
    add(files, tag) {
      items.value = [...items.value, ...files.map((file) => chosen(file, tag))];
      void run();
    },
    retry(key) {
      change(key, { phase: 'waiting' });
      void run();
    },
    remove,
  };
}
