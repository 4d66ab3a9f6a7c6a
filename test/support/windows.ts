/** Tries are counted in windows that end at round times; all of them end at a round five minutes. */
const ROUND_MS = 300_000;

/** Waits where a story that counts would be cut in two by the end of a window: it would be counted anew half way. */
export async function awayFromWindowEnd(storyMs: number): Promise<void> {
  const left = ROUND_MS - (Date.now() % ROUND_MS);
  if (left < storyMs) await new Promise((resolve) => setTimeout(resolve, left + 50));
}
