import type { Failure } from '../../api/client.js';
import type { MaterialTag } from '../../api/types.js';
import type { FileFault } from './upload.js';

/** One chosen file on its way. */
export interface Outgoing {
  readonly key: string;
  readonly file: File;
  readonly tag: MaterialTag;
  readonly phase: 'waiting' | 'checking' | 'sending' | 'broken' | 'paused' | 'finishing' | 'failed';
  /** How much of it is sent, 0 to 1. */
  readonly part: number;
  readonly failure: Failure | null;
  readonly fault: FileFault | 'unreadable' | 'locked' | null;
  /** Where an upload stands that was begun before. */
  readonly location: string | null;
  /** Only what goes in parts can be held. */
  readonly steering: Steering | null;
}

export interface Steering {
  pause(): void;
  resume(): void;
  giveUp(): void;
}

/** How a file goes that is sent in parts. */
export interface Line {
  moved(part: number): void;
  isBroken(isIt: boolean): void;
  finishing(): void;
  steer(steering: Steering): void;
}

export interface PartsOf extends Pick<Outgoing, 'key' | 'file' | 'tag' | 'location'> {
  readonly caseNo: string;
  readonly open: () => Promise<string | null>;
}
