import { describe, expect, it } from '@jest/globals';
import { proveFromShell } from '../../scripts/prove.js';

const run = (args: string[]): { code: number; text: string } => {
  const lines: string[] = [];
  const code = proveFromShell(args, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
};

describe('npm run network:prove', () => {
  it('prints cells, holes, ties, dead entries and fallback cells of the shipped directory, and passes it', () => {
    const { code, text } = run([]);
    expect(code).toBe(0);
    expect(text).toMatch(/^\d+ places, \d{7} cells answered by \d+ decisions in \d+ ms$/m);
    expect(text).toMatch(/^holes: 0$/m);
    expect(text).toMatch(/^ties left to names: 0$/m);
    expect(text).toMatch(/^dead entries, which can never lead: 0$/m);
    expect(text).toMatch(/^fallback cells, the coverage gaps: \d+ /m);
  });

  it('fails on a planted hole and shows where it is', () => {
    const { code, text } = run(['--plant-hole']);
    expect(code).toBe(1);
    expect(text).toMatch(/no_desk: 54\d{4} 西藏自治区/);
  });
});
