/** Progress for people: one line a step, a moving clock on a terminal, a line every ten seconds elsewhere. ASCII only, for LANG=C. */

const out = process.stdout;
const QUIET_MS = 10_000;

/** Milliseconds as people say them: `840 ms`, `12.3 s`, `2 min 5 s`. */
export function spoken(ms) {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

let openLabel = '';

/** One line of its own; a step that is being shown goes on below it. */
export function line(text = '') {
  if (out.isTTY && openLabel) out.write(`\r\x1b[2K${text}\n${openLabel}`);
  else out.write(`${text}\n`);
}

/** A reason to stop that is meant for a person: shown as it is, without a stack. */
export class Stop extends Error {}

/**
 * Runs one step of many and shows it. `work` gets `note(text)`, which changes what is shown while it runs;
 * the text that it returns is the verdict.
 */
export async function step(title, work) {
  const started = performance.now();
  let note = '';
  let lastShown = started;
  const label = `  ${`${title} `.padEnd(26, '.')} `;
  const clock = setInterval(() => {
    const elapsed = performance.now() - started;
    if (out.isTTY) out.write(`\r\x1b[2K${label}${[note, spoken(elapsed)].filter(Boolean).join(', ').slice(0, 60)}`);
    else if (performance.now() - lastShown >= QUIET_MS) {
      lastShown = performance.now();
      line(`${label}${[note || 'still working', spoken(elapsed)].join(', ')}`);
    }
  }, 500);
  if (out.isTTY) out.write(label);
  openLabel = label;
  const clear = () => {
    clearInterval(clock);
    openLabel = '';
    if (out.isTTY) out.write('\r\x1b[2K');
  };
  try {
    const verdict = await work((text) => {
      note = text;
    });
    clear();
    line(`${label}${verdict ?? 'done'} (${spoken(performance.now() - started)})`);
  } catch (error) {
    clear();
    line(`${label}FAILED (${spoken(performance.now() - started)})`);
    throw error;
  }
}

/** Shows why a script ends: a `Stop` as its sentence, anything else with its stack. */
export function explain(error) {
  const text =
    error instanceof Stop ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`\n${text}\n`);
}
