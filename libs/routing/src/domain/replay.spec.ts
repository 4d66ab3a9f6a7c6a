import { describe, expect, it } from '@jest/globals';
import { readSeed } from '#network';
import { compileDirectory } from '../compiled.js';
import { decide } from './decide.js';
import { POLICY_1 } from './policy.js';
import { leavesOf } from './proof.js';
import { Replay, syntheticCases } from './replay.js';

const { directory, regions } = readSeed();
const compiled = compileDirectory(directory);
const places = leavesOf(compiled, regions);
const cases = [...syntheticCases(compiled, places, 3_000)];

describe('a replay', () => {
  it('of the same release moves nothing', () => {
    const replay = new Replay(
      compiled,
      compileDirectory({ ...directory, institutions: directory.institutions.toReversed() }),
    );
    for (const facts of cases) replay.add(facts);
    expect(replay.report()).toMatchObject({ cases: 3_000, moved: 0, coHandlersChanged: 0, moves: [], otherMoves: 0 });
  });

  it('of a directory without one institution moves exactly the cases that it led', () => {
    const gone = '湖南省知识产权保护中心';
    const after = compileDirectory({
      version: 'smaller',
      institutions: directory.institutions.filter(({ nameZh }) => nameZh !== gone),
    });
    const replay = new Replay(compiled, after);
    for (const facts of cases) replay.add(facts);
    const report = replay.report();
    const led = cases.filter((facts) => decide(facts, compiled).lead?.name === gone).length;
    expect(led).toBeGreaterThan(50);
    expect(report.moved).toBe(led);
    expect(report.moves.every(({ from }) => from === gone)).toBe(true);
    expect(report.moves.reduce((sum, { cases: some }) => sum + some, 0)).toBe(led);
    expect(report.toDesk).toBe(
      report.moves.filter(({ to }) => to === 'provincial:430000').reduce((sum, move) => sum + move.cases, 0),
    );
    expect(report.coHandlersChanged).toBeGreaterThan(0);
    expect(report.after).toEqual({ directoryVersion: 'smaller', policyVersion: POLICY_1.version });
  });

  it('of a policy in which opinions follow the act moves opinions only', () => {
    const knowledgeMatters = POLICY_1.knowledgeMatters.filter((matter) => matter !== 'infringement_opinion');
    const after = compileDirectory(directory, { ...POLICY_1, version: 'planted', knowledgeMatters });
    const moved = cases.filter((facts) => decide(facts, compiled).lead?.id !== decide(facts, after).lead?.id);
    const replay = new Replay(compiled, after);
    for (const facts of cases) replay.add(facts);
    expect(moved.length).toBeGreaterThan(50);
    expect(replay.report().moved).toBe(moved.length);
    for (const facts of moved) expect(facts.matters).toEqual(['infringement_opinion']);
  });
});

describe('invented cases', () => {
  it('are the same for the same seed and others for another', () => {
    expect([...syntheticCases(compiled, places, 50, 7)]).toEqual([...syntheticCases(compiled, places, 50, 7)]);
    expect([...syntheticCases(compiled, places, 50, 7)]).not.toEqual([...syntheticCases(compiled, places, 50, 8)]);
  });

  it('reach all outcomes and most of the network', () => {
    const decisions = cases.map((facts) => decide(facts, compiled));
    expect(new Set(decisions.map(({ outcome }) => outcome))).toEqual(new Set(['route', 'transfer', 'queue']));
    expect(new Set(decisions.flatMap(({ lead }) => lead?.id ?? [])).size).toBeGreaterThan(100);
  });
});
