import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Act } from '#cases';
import { Casework } from '#casework';
import type { AssistanceRequest, Role } from '#contracts';
import { FixedClock } from '#platform/clock';
import { Sweep } from '../../apps/worker/src/sweep.js';
import { freshRequest } from './requests.js';
import { type Answer, type Caller, eventually, startSystem, type TestSystem } from './system.js';

export type Person = Caller & { accountId: string };

export interface Filed {
  readonly caseNo: string;
  readonly queryCode: string;
  readonly promise: { readonly examineBy: string };
}

export interface Ref {
  readonly id: string;
  readonly name: string;
}

/** What staff read about a case, as far as journeys look at it. */
export interface Detail {
  readonly status: string;
  readonly version: number;
  readonly proposal: string | null;
  readonly missing: readonly string[];
  readonly holder: Ref | null;
  readonly routing: { readonly candidates: readonly { readonly name: string; readonly rank: number | null }[] };
  readonly offers: readonly {
    readonly kind: string;
    readonly state: string;
    readonly to: Ref;
    readonly answerBy: string;
    readonly returnReason: string | null;
  }[];
  readonly allowedActs: readonly { readonly act: string }[];
  readonly documents: readonly { readonly kind: string; readonly paragraphs: readonly string[] }[];
  readonly timeline: readonly {
    readonly act: string;
    readonly reasonCode: string | null;
    readonly note: string | null;
  }[];
  readonly clocks: {
    readonly owner: string;
    readonly deadlines: readonly {
      readonly kind: string;
      readonly dueOn: string;
      readonly satisfiedAt: string | null;
    }[];
    readonly parts: readonly { readonly owner: string; readonly seconds: number }[];
    readonly totalSeconds: number;
  };
}

/** What the applicant reads. */
export interface Seen {
  readonly status: string;
  readonly version: number;
  readonly holder: Ref | null;
  readonly offeredTo: Ref | null;
  readonly coordinator: string | null;
  readonly asked: readonly string[];
  readonly allowedActs: readonly string[];
  readonly timeline: readonly { readonly act: string; readonly reasonCode: string | null }[];
  readonly documents: readonly { readonly kind: string; readonly paragraphs: readonly string[] }[];
  readonly clocks: Detail['clocks'];
}

export interface Acted {
  readonly version: number;
  readonly status: string;
  readonly code?: string;
  readonly currentVersion?: number;
}

/** Both doors on one clock that the test moves, with everybody who has to do with a case. */
export class World {
  private constructor(
    readonly system: TestSystem,
    readonly clock: FixedClock,
  ) {}

  /** @param instant where the clock stands at first, ISO 8601 @param env settings beside those of every test */
  static async open(instant: string, env: Record<string, string> = {}): Promise<World> {
    const clock = new FixedClock(new Date(instant));
    return new World(await startSystem({ clock, env }), clock);
  }

  close(): Promise<void> {
    return this.system.stop();
  }

  at(instant: string): void {
    this.clock.set(instant);
  }

  /** Somebody who has just signed in: sessions end when the clock is moved on. */
  person(role: Role, institution: string): Promise<Person> {
    return this.system.signedIn(role, { institution });
  }

  coordinator(queue: string): Promise<Person> {
    return this.system.signedIn(queue === 'national' ? 'national_coordinator' : 'provincial_coordinator', { queue });
  }

  /** Files a request and waits until it was triaged and routed. */
  async file(
    change: (request: AssistanceRequest) => void = () => undefined,
    request = freshRequest(change),
  ): Promise<Filed> {
    const answer = await this.system
      .visitor()
      .call<Filed>('POST', '/requests', request, { 'Idempotency-Key': randomUUID() });
    expect(answer.status).toBe(201);
    await this.until(answer.body.caseNo, (status) => status !== 'submitted');
    return answer.body;
  }

  async status(caseNo: string): Promise<string> {
    const [row] = await this.system.database.query<{ status: string }>(
      `SELECT status FROM case_file WHERE case_no = $1`,
      [caseNo],
    );
    return row?.status ?? '';
  }

  until(caseNo: string, holds: (status: string) => boolean): Promise<string> {
    return eventually(() => this.status(caseNo), holds);
  }

  async detail(who: Caller, caseNo: string): Promise<Detail> {
    const answer = await who.call<Detail>('GET', `/cases/${caseNo}`);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  async version(caseNo: string): Promise<number> {
    const [row] = await this.system.database.query<{ version: number }>(
      `SELECT version FROM case_file WHERE case_no = $1`,
      [caseNo],
    );
    return row?.version ?? 0;
  }

  /** An act on the version that is stored now. */
  async act(who: Caller, caseNo: string, act: string, body: object = {}): Promise<Answer<Acted>> {
    return who.act<Acted>(`/cases/${caseNo}/${act}`, await this.version(caseNo), body);
  }

  async done(who: Caller, caseNo: string, act: string, body: object = {}): Promise<Acted> {
    const answer = await this.act(who, caseNo, act, body);
    expect({ act, status: answer.status, body: answer.body }).toMatchObject({ act, status: 200 });
    return answer.body;
  }

  /** Status and code of an act that is refused; nothing may have moved. */
  async refusal(who: Caller, caseNo: string, act: string, body: object = {}): Promise<[number, string | undefined]> {
    const before = await this.footprint(caseNo);
    const answer = await this.act(who, caseNo, act, body);
    expect(await this.footprint(caseNo)).toEqual(before);
    return [answer.status, answer.body.code];
  }

  async token({ caseNo, queryCode }: Filed): Promise<string> {
    const answer = await this.system
      .visitor()
      .call<{ token: string }>('POST', '/requests/lookup', { caseNo, queryCode });
    expect(answer.status).toBe(200);
    return answer.body.token;
  }

  async seen(filed: Filed, language = 'zh'): Promise<Seen> {
    const headers = { Authorization: `Bearer ${await this.token(filed)}`, 'Accept-Language': language };
    const answer = await this.system.visitor().call<Seen>('GET', `/requests/${filed.caseNo}`, undefined, headers);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  /** An act of the applicant on the version that is stored now. */
  async say(filed: Filed, act: string, body: object = {}, version?: number): Promise<Answer<Acted>> {
    const headers = {
      Authorization: `Bearer ${await this.token(filed)}`,
      'If-Match': `"${version ?? (await this.version(filed.caseNo))}"`,
      'Idempotency-Key': randomBytes(12).toString('hex'),
    };
    return this.system.visitor().call<Acted>('POST', `/requests/${filed.caseNo}/${act}`, body, headers);
  }

  /** What time has decided, done now. */
  async sweep(): Promise<void> {
    await this.system.worker?.app.get(Sweep).dueDates();
  }

  /** An act that only the system does, now. */
  async asSystem(caseNo: string, act: Act): Promise<boolean> {
    const [row] = await this.system.database.query<{ id: string }>(`SELECT id FROM case_file WHERE case_no = $1`, [
      caseNo,
    ]);
    return (await this.system.worker?.app.get(Casework).actForSystem(row?.id ?? '', act)) ?? false;
  }

  /** What was done to a case, oldest first. */
  async acts(caseNo: string): Promise<string[]> {
    const rows = await this.system.database.query<{ act: string }>(
      `SELECT e.act FROM case_event e JOIN case_file c ON c.id = e.case_id WHERE c.case_no = $1 ORDER BY e.seq`,
      [caseNo],
    );
    return rows.map((row) => row.act);
  }

  /** Deadlines that are still to be met, by kind. */
  async due(caseNo: string): Promise<Record<string, string>> {
    const rows = await this.system.database.query<{ kind: string; due: string }>(
      `SELECT d.kind, d.due_on::text AS due FROM deadline d JOIN case_file c ON c.id = d.case_id WHERE c.case_no = $1 AND d.satisfied_at IS NULL`,
      [caseNo],
    );
    return Object.fromEntries(rows.map((row) => [row.kind, row.due]));
  }

  /** Waits until somebody was told of an act. */
  async told(caseNo: string, recipientKind: string, template: string): Promise<void> {
    await eventually(
      () =>
        this.system.database.query(
          `SELECT FROM notice n JOIN case_file c ON c.id = n.case_id WHERE c.case_no = $1 AND n.recipient_kind = $2 AND n.template = $3`,
          [caseNo, recipientKind, template],
        ),
      (rows) => rows.length > 0,
    );
  }

  /** Case numbers of a view. */
  async view(who: Caller, view: string): Promise<string[]> {
    const answer = await who.call<{ items: { caseNo: string }[] }>('GET', `/cases?view=${view}&limit=100`);
    expect(answer.status).toBe(200);
    return answer.body.items.map((item) => item.caseNo);
  }

  private footprint(caseNo: string): Promise<unknown[]> {
    return this.system.database.query(
      `SELECT c.status, c.version, c.holder_institution_id, c.missing,
              (SELECT count(*)::int FROM case_event e WHERE e.case_id = c.id) AS events,
              (SELECT count(*)::int FROM document d WHERE d.case_id = c.id) AS documents,
              (SELECT string_agg(o.state, ',' ORDER BY o.offered_at, o.id) FROM offer o WHERE o.case_id = c.id) AS offers
         FROM case_file c WHERE c.case_no = $1`,
      [caseNo],
    );
  }
}
