import type { paths } from './schema.generated.js';
import { ownWorker } from './ownWorker.js';
import { isProving } from './proving.js';
import workerAddress from './proof.worker.ts?worker&url';

type Challenge = paths['/api/v1/challenges']['get']['responses'][200]['content']['application/json'];

function solved(parameters: Record<string, unknown>): Promise<{ counter: number; derivedKey: string }> {
  return new Promise((resolve, reject) => {
    const worker = ownWorker(workerAddress);
    worker.onmessage = ({ data }: MessageEvent<{ counter: number; derivedKey: string }>) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Error('no proof'));
    };
    worker.postMessage(parameters);
  });
}

/** Does the work that is asked of whoever calls very often, and gives what goes along with the call; null when it cannot be had. */
export async function proof(): Promise<string | null> {
  isProving.value = true;
  try {
    const answer = await fetch('/api/v1/challenges');
    if (!answer.ok) return null;
    const challenge = (await answer.json()) as Challenge;
    const solution = await solved(challenge.parameters);
    return btoa(JSON.stringify({ challenge, solution: { ...solution, time: 0 } }));
  } catch {
    return null;
  } finally {
    isProving.value = false;
  }
}
