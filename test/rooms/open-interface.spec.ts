import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Network, readSeed } from '#network';
import { FixedClock } from '#platform/clock';
import { startSystem, type TestSystem } from '../support/system.js';

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';

interface Page {
  readonly items: readonly {
    readonly institution: { readonly id: string; readonly name: string };
    readonly ipType: string;
    readonly regionCode: string;
  }[];
  readonly limits: readonly { readonly kind: string; readonly workingDays: number }[];
  readonly directoryVersion: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

let system: TestSystem;
let clock: FixedClock;

beforeAll(async () => {
  clock = new FixedClock(new Date());
  system = await startSystem({ clock, worker: false });
});
afterAll(() => system.stop());

const ask = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${system.origin}/api/v1/network/${path}`, { headers });
const page = async (path: string): Promise<Page> => (await (await ask(path)).json()) as Page;

describe('the open competence interface', () => {
  it('says who handles which kind of right where, with limits, dates and version', async () => {
    const told = await page('competences?regionCode=442000&type=patent_design');
    expect(told.items.map(({ institution }) => institution.name)).toContain(LIGHTING);
    for (const { ipType, regionCode } of told.items) {
      expect(ipType).toBe('patent_design');
      expect(['442000', '440000']).toContain(regionCode);
    }
    expect(told.limits).toContainEqual({ kind: 'examination', workingDays: 15 });
    expect(told.directoryVersion).toMatch(/^[\da-f]{12}$/);
    expect([told.validFrom, told.validTo]).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d$/), null]);
    expect((await page('competences?kind=overseas_branch')).items.length).toBeGreaterThan(10);
  });

  it('answers an unchanged question with 304 and no body, and lets caches keep it', async () => {
    for (const path of [
      'competences?regionCode=442000',
      'institutions',
      'regions',
      'industries',
      'versions',
      'competent?regionCode=442000&type=trademark',
      'competences?format=csv',
    ]) {
      const first = await ask(path);
      const tag = first.headers.get('etag') ?? '';
      expect([path, first.status, first.headers.get('cache-control')]).toEqual([
        path,
        200,
        expect.stringContaining('public, max-age=300'),
      ]);
      const again = await ask(path, { 'If-None-Match': `"other", W/${tag}` });
      expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
      expect((await ask(path, { 'If-None-Match': '"other"' })).status).toBe(200);
    }
  });

  it('is a file for spreadsheets too, in which no cell is run', async () => {
    const fresh = await startSystem({ worker: false });
    try {
      await fresh.database.query(`UPDATE institution SET phone = '=1+1' WHERE name_zh = $1`, [LIGHTING]);
      const answer = await fetch(`${fresh.origin}/api/v1/network/competences?regionCode=442000&format=csv`);
      expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
        'text/csv; charset=utf-8; header=present',
        expect.stringMatching(/^attachment; filename="competences-[\da-f]{12}\.csv"$/),
      ]);
      const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
      expect(text.startsWith('\ufeff"institution_id"')).toBe(true);
      expect(text).toContain(`"'=1+1"`);
      const json = (await (await fetch(`${fresh.origin}/api/v1/network/competences?regionCode=442000`)).json()) as Page;
      expect(text.trim().split('\r\n')).toHaveLength(json.items.length + 1);
      const asked = await fetch(`${fresh.origin}/api/v1/network/institutions`, { headers: { Accept: 'text/csv' } });
      expect(asked.headers.get('content-type')).toContain('text/csv');
      // Read to its end: a door that closes waits for whoever still reads.
      expect(await asked.text()).toContain(LIGHTING);
    } finally {
      await fresh.stop();
    }
  });

  it('says whom to turn to and why, by the very rule of a filed request, and stores nothing', async () => {
    const answer = await ask(`competent?regionCode=442000&type=patent_design&industry=${encodeURIComponent('灯饰')}`);
    expect(await answer.json()).toMatchObject({
      outcome: 'route',
      lead: { name: LIGHTING },
      rules: ['T1', 'K1'],
      sentence: expect.stringMatching(/^您没有填写侵权行为地，以您所在的广东省中山市为准，.*。$/),
    });
    const english = await ask('competent?regionCode=650100&type=trademark', { 'Accept-Language': 'en' });
    expect(((await english.json()) as { sentence: string }).sentence).toMatch(/^You gave no place of infringement/);
    expect(await system.database.query('SELECT FROM case_file')).toHaveLength(0);
  });

  it('refuses what cannot be, with a code to program against', async () => {
    const codeOf = async (path: string): Promise<unknown[]> => {
      const answer = await ask(path);
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    expect(await codeOf('competences?regionCode=999999')).toEqual([400, 'network.region_unknown']);
    expect(await codeOf('competences?type=gold')).toEqual([400, 'request.invalid']);
    expect(await codeOf('competent')).toEqual([400, 'request.invalid']);
    expect(await codeOf('competences?asOf=2026-02-30')).toEqual([400, 'request.invalid']);
    expect(await codeOf('competences?asOf=1999-01-01')).toEqual([404, 'network.no_release']);
  });

  it('answers for a day of the past with the directory of that day', async () => {
    const before = await page('competences?regionCode=442000&type=patent_design');
    const seed = readSeed();
    const today = new Date(clock.now().getTime());
    clock.set(new Date(today.getTime() + 3 * 86_400_000).toISOString());
    await system.api.app.get(Network).load(
      seed.regions,
      seed.directory.institutions.filter(({ nameZh }) => nameZh !== LIGHTING),
      'test',
    );
    const now = await page('competences?regionCode=442000&type=patent_design');
    expect(now.items.map(({ institution }) => institution.name)).not.toContain(LIGHTING);
    const then = await page(`competences?regionCode=442000&type=patent_design&asOf=${before.validFrom}`);
    expect(then.items).toEqual(before.items);
    expect([then.directoryVersion, then.validTo]).toEqual([before.directoryVersion, now.validFrom]);
    const versions = (await (await ask('versions')).json()) as { items: { version: string; validTo: string | null }[] };
    expect(versions.items.map(({ version, validTo }) => [version, validTo])).toEqual([
      [now.directoryVersion, null],
      [before.directoryVersion, now.validFrom],
    ]);
  });
});
