import { randomUUID } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { SignIn } from '#access';
import { type Act, ACTS, type CaseEvent, type CaseState, isAct, statesOf } from '#cases';
import { Mailer, movedClocks, NoticeLists, Notices, recipientsOf } from '#notices';
import { attemptOf, isPlainAddress, standingAfter } from '../../libs/notices/src/domain/sending.js';
import { applicant, coordinator, legalHistories, plainFacts, staff, system, Walk } from '../support/histories.js';
import { type Caller, eventually } from '../support/system.js';
import { type Filed, type Person, World } from '../support/world.js';
import fc from 'fast-check';
import { anyText } from '../support/texts.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';

/** A mail server on this machine that keeps what it gets and answers as it is told. */
class Sink {
  readonly letters: { readonly to: string[]; readonly raw: string }[] = [];
  /** What it says to the whole letter; `drop`: takes it and hangs up without a word. */
  mood: 'take' | 'refuse' | 'later' | 'drop' = 'take';
  private readonly server: SMTPServer;

  constructor() {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          if (this.mood === 'refuse') return done(Object.assign(new Error('no such user here'), { responseCode: 550 }));
          if (this.mood === 'later') return done(Object.assign(new Error('busy'), { responseCode: 451 }));
          this.letters.push({ to, raw: Buffer.concat(parts).toString() });
          if (this.mood === 'drop') return this.hangUp(session.id);
          return done();
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  /** Takes the letter and never says so. */
  private hangUp(id: string): void {
    const { connections } = this.server as unknown as {
      connections: Set<{ id: string; session: { id: string }; _socket: { destroy(): void } }>;
    };
    for (const connection of connections)
      if (connection.id === id || connection.session.id === id) connection._socket.destroy();
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.server.address() as { port: number }).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

let sink: Sink;
let world: World;
let leader: Person;
let handler: Person;

interface Row {
  template: string;
  recipient_kind: string;
  recipient: string | null;
  account_id: string | null;
  channel: string;
  state: string;
  attempts: number;
  last_error: string | null;
  event_seq: number;
}
const rows = (caseNo: string): Promise<Row[]> =>
  world.system.database.query<Row>(`SELECT * FROM notice WHERE case_no = $1 ORDER BY seq`, [caseNo]);
const mails = async (caseNo: string): Promise<Row[]> =>
  (await rows(caseNo)).filter(({ channel, event_seq }) => channel === 'email' && event_seq > 0);
const send = async (): Promise<number> => (await world.system.worker?.app.get(Mailer).run()) ?? 0;
const later = (minutes: number): void => world.clock.set(new Date(world.clock.now().getTime() + minutes * 60_000));
/** The text of a letter as a reader has it. */
const read = (raw: string): string => {
  const part = raw.split('Content-Type: text/plain')[1]?.split('--')[0] ?? '';
  const body = part.slice(part.indexOf('\r\n\r\n') + 4);
  return /base64/i.test(part)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      ).toString();
};

/** Sends, a minute at a time, until the letters of a case are as they should be. */
const posted = (caseNo: string, holds: (letters: Row[]) => boolean): Promise<Row[]> =>
  eventually(
    async () => {
      await send();
      const found = await mails(caseNo);
      if (found.some(({ state }) => state === 'written')) later(1);
      return found;
    },
    (found) => found.length > 0 && holds(found),
  );
const allDelivered = (letters: Row[]): boolean => letters.every(({ state }) => state === 'delivered');

const withMail = (email: string | null): Promise<Filed> =>
  world.file((request) => Object.assign(request.applicant, { email }));

beforeAll(async () => {
  sink = new Sink();
  const port = await sink.listen();
  world = await World.open('2026-03-02T10:00:00+08:00', {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    SMTP_FROM: 'service@ipr.example',
    SMTP_REQUIRE_TLS: 'false',
  });
  leader = await world.person('team_leader', LIGHTING);
  handler = await world.person('handler', LIGHTING);
});
afterAll(async () => {
  await world.close();
  await sink.close();
});

/** What few histories come to by chance. */
function seldomWalked(): Walk[] {
  const [examiner, leaderThere] = [staff('inst-a', 'examiner'), staff('inst-a', 'team_leader')];
  const examined = () => new Walk().does('triage_route', system, { institutionId: 'inst-a' });
  const refused = () =>
    examined()
      .does('propose_refusal', examiner, { reasonCode: 'no_concrete_facts' })
      .does('confirm_refusal', leaderThere);
  const handled = () =>
    examined().does('accept', examiner).does('assign', leaderThere).does('start_handling', staff('inst-a', 'handler'));
  const concluded = () =>
    handled().does('submit_result', staff('inst-a', 'handler')).does('approve_result', leaderThere);
  const visited = () => concluded().does('record_return_visit', examiner, { outcome: 'satisfied' });
  // What the rule says anew comes by a note of the system's.
  const proposed = () => examined().notes('reconsider_route', { proposes: { to: 'inst-b' } });
  return [
    refused().does('object', applicant).does('uphold_refusal', coordinator('provincial:440000')),
    refused().does('object', applicant).does('revoke_refusal', coordinator('provincial:440000')),
    refused().does('lapse_objection', system),
    examined().does('forward_clue', examiner),
    examined().does('answer_only_close', examiner),
    examined().does('merge', examiner),
    concluded().does('rate', applicant, { score: 1 }).does('answer_rating', leaderThere),
    visited().does('archive', leaderThere),
    concluded().does('reopen', leaderThere),
    handled().does('request_extension', staff('inst-a', 'handler')).does('extend', leaderThere),
    handled().does('request_extension', staff('inst-a', 'handler')).does('decline_request', leaderThere),
    handled()
      .does('request_suspension', staff('inst-a', 'handler'))
      .does('suspend', leaderThere)
      .does('resume', leaderThere),
    concluded().does('request_reopening', examiner),
    handled().does('supervise', coordinator('provincial:440000')).does('answer_supervision', leaderThere),
    handled()
      .does('refer_out', staff('inst-a', 'handler'))
      .does('record_referral_answer', examiner, { outcome: 'answered' }),
    handled().does('start_mediation', staff('inst-a', 'handler')).does('end_mediation', staff('inst-a', 'handler')),
    examined().does('request_supplement', examiner).does('deem_withdrawn', system),
    examined().does('challenge', applicant).does('answer_challenge', coordinator('national'), { outcome: 'dismissed' }),
    examined().does('ask_link', examiner, { link: 'one' }).does('answer_link', examiner, { link: 'one' }),
    proposed().does('follow_route', examiner),
    proposed().does('keep_route', examiner),
    handled().does('pull_request', staff('inst-b', 'handler')).does('accept_pull', leaderThere),
    handled().does('pull_request', staff('inst-b', 'handler')).does('decline_pull', leaderThere),
    handled().does('propose_abroad', staff('inst-a', 'handler')).does('approve_abroad', leaderThere),
    handled().does('propose_abroad', staff('inst-a', 'handler')).does('reject_abroad', leaderThere),
    handled().does('refer_out', staff('inst-a', 'handler')).does('resume_after_referral', system),
    handled().does('terminate', leaderThere),
    new Walk({ ...plainFacts, matters: ['consultation'] })
      .does('triage_route', system, { institutionId: 'inst-a' })
      .does('conclude_simple', examiner),
  ];
}

describe('every act that starts or stops a clock', () => {
  /** One turn for each act of the table, from histories that it allows. */
  function turnsOfAllActs(): Map<
    Act,
    { facts: Parameters<typeof statesOf>[0]; events: readonly CaseEvent[]; at: number }
  > {
    const found = new Map<Act, { facts: Parameters<typeof statesOf>[0]; events: readonly CaseEvent[]; at: number }>();
    const acts = Object.keys(ACTS) as Act[];
    const walks = fc.sample(legalHistories, { numRuns: 150, seed: 7 });
    for (const { facts, events } of [...walks, ...seldomWalked()]) {
      events.forEach(({ act }, at) => {
        if (at > 0 && isAct(act) && !found.has(act)) found.set(act, { facts, events: events.slice(0, at + 1), at });
      });
    }
    expect(acts.filter((act) => !found.has(act))).toEqual([]);
    return found;
  }

  it('leaves a notice to whoever the clock binds, on the record with recipient, channel, template and state', async () => {
    const notices = world.system.worker?.app.get(Notices);
    let moved = 0;
    for (const [act, { facts, events, at }] of turnsOfAllActs()) {
      const caseId = randomUUID();
      await world.system.database.query(
        `INSERT INTO case_file (id, case_no, query_code_hash, channel, mode, ip_type, matters, received_at, examine_by, coordinator_queue, may_share)
         VALUES ($1, $2, 'x', 'web', 'offline', 'trademark', $3, now(), '2026-03-30', $4, $5)`,
        [caseId, `T-${act}`, facts.matters, facts.queue, facts.mayShare],
      );
      await world.system.database.query(
        `INSERT INTO case_request (case_id, facts, demand, content, content_hash, receipt) VALUES ($1, '', '', '{}', '', '')`,
        [caseId],
      );
      for (const event of events)
        await world.system.database.query(
          `INSERT INTO case_event (case_id, seq, act, at, from_status, to_status, time_owner, actor_kind, institution_id, reason_code, facts)
           VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
          [
            caseId,
            event.seq,
            event.act,
            event.at,
            event.fromStatus,
            event.toStatus,
            event.timeOwner,
            event.actorKind === 'staff' ? 'system' : event.actorKind,
            event.institutionId,
            event.reasonCode,
            {
              ...event.facts,
              handlerId: event.facts['handlerId'] ? randomUUID() : undefined,
              tells: isAct(event.act) ? ACTS[event.act].tells : undefined,
            },
          ],
        );
      const [message] = await world.system.database.query<{ id: string }>(
        `INSERT INTO outbox (name, payload, correlation_id, published_at) VALUES ('case.changed', $1, 'test', now()) RETURNING id`,
        [{ caseId, seq: events.at(-1)?.seq }],
      );
      await notices?.announce(caseId, events.at(-1)?.seq ?? 0, { consumer: 'notices', outboxId: message?.id ?? '' });
      const states: CaseState[] = statesOf(facts, events);
      const turn = { event: events[at] as CaseEvent, before: states[at - 1] ?? null, after: states[at] as CaseState };
      const clocks = movedClocks(turn);
      const left = await rows(`T-${act}`);
      moved += clocks.length > 0 ? 1 : 0;
      if (clocks.length > 0) expect({ act, left: left.length > 0 }).toEqual({ act, left: true });
      for (const { kind, isOver } of clocks) {
        // The slow way to say who is bound, apart from the rule that is tested.
        const binds =
          { supplement: 'applicant', objection: 'applicant', judicial_confirmation: 'applicant' }[kind] ??
          (['triage', 'objection_answer', 'challenge_answer'].includes(kind) ? 'coordinator' : 'institution');
        const holder = isOver ? (turn.before?.holder ?? turn.after.holder) : turn.after.holder;
        const isFound = left.some(({ recipient_kind, recipient }) =>
          binds === 'institution' && kind !== 'transfer_answer'
            ? holder === null
              ? recipient_kind === 'coordinator'
              : recipient_kind === 'institution' && recipient === holder
            : recipient_kind === binds,
        );
        expect({ act, kind, isOver, isFound }).toEqual({ act, kind, isOver, isFound: true });
      }
      for (const row of left) expect([row.template, row.channel, row.state]).toEqual([act, 'page', 'delivered']);
      expect(left.length).toBe(
        recipientsOf({ ...turn, event: { ...turn.event, facts: { ...turn.event.facts, tells: ACTS[act].tells } } })
          .length,
      );
    }
    expect(moved).toBeGreaterThan(30);
  });

  it('is told once, however often its message comes', async () => {
    const filed = await withMail(null);
    await world.done(leader, filed.caseNo, 'accept-offer');
    await world.told(filed.caseNo, 'applicant', 'accept_offer');
    const before = (await rows(filed.caseNo)).length;
    await world.system.database.query(
      `DELETE FROM inbox i USING outbox o WHERE o.id = i.outbox_id AND i.consumer = 'notices' AND o.payload->>'caseId' = (SELECT id::text FROM case_file WHERE case_no = $1)`,
      [filed.caseNo],
    );
    const [message] = await world.system.database.query<{ id: string; payload: { caseId: string; seq: number } }>(
      `SELECT id, payload FROM outbox WHERE name = 'case.changed' AND payload->>'caseId' = (SELECT id::text FROM case_file WHERE case_no = $1) ORDER BY id DESC LIMIT 1`,
      [filed.caseNo],
    );
    await world.system.worker?.app.get(Notices).announce(message?.payload.caseId ?? '', message?.payload.seq ?? 0, {
      consumer: 'notices',
      outboxId: message?.id ?? '',
    });
    expect((await rows(filed.caseNo)).length).toBe(before);
  });
});

describe('a letter', () => {
  it('goes to the applicant in both languages, with a way to the case and neither the query code nor a name', async () => {
    sink.letters.length = 0;
    const filed = await withMail('owner@shop.example');
    await eventually(
      () => mails(filed.caseNo),
      (found) => found.some(({ template }) => template === 'submit'),
    );
    await eventually(
      async () => (await send(), mails(filed.caseNo)),
      (found) => found.every(({ state }) => state === 'delivered'),
    );
    const letter = sink.letters.find(({ raw }) => read(raw).includes('已收到您的申请'));
    expect(letter?.to).toEqual(['owner@shop.example']);
    const text = read(letter?.raw ?? '');
    expect(text).toContain(filed.caseNo);
    expect(text).toContain(`/track?caseNo=${filed.caseNo}`);
    expect(text).toContain('Your request has been received');
    const whole = sink.letters.map(({ raw }) => raw + read(raw)).join('\n');
    for (const secret of [filed.queryCode, filed.queryCode.replaceAll('-', ''), '吊灯', '被申请人'])
      expect(whole).not.toContain(secret);
    expect(letter?.raw).toMatch(/^Message-ID: <[\da-f-]{36}@ipr\.example>\r?$/m);
    expect(letter?.raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  });

  it('that the server cannot take now is sent again after ever longer waits, and then becomes a task for a person', async () => {
    sink.mood = 'later';
    const filed = await withMail('later@shop.example');
    const mine = async () => (await mails(filed.caseNo)).find(({ template }) => template === 'submit');
    await eventually(
      async () => (await send(), mine()),
      (row) => row?.attempts === 1 && row.state !== 'attempting',
    );
    expect((await mine())?.state).toBe('written');
    await send();
    expect((await mine())?.attempts).toBe(1);
    // The worker sends by its own clock as well: what counts is what stands beside each attempt.
    const waits = new Map<number, number>();
    await eventually(
      async () => {
        const [row] = await world.system.database.query<{
          attempts: number;
          due: Date | null;
          tried: Date;
          state: string;
        }>(
          `SELECT attempts, next_attempt_at AS due, attempted_at AS tried, state FROM notice WHERE case_no = $1 AND channel = 'email' AND template = 'submit'`,
          [filed.caseNo],
        );
        if (row?.state === 'written' && row.due) {
          waits.set(row.attempts, Math.round((row.due.getTime() - row.tried.getTime()) / 60_000));
          world.clock.set(row.due);
          await send();
        }
        return row?.state;
      },
      (state) => state === 'failed',
    );
    expect([...waits.values()]).toEqual([1, 5, 15, 60, 180, 480, 1440]);
    expect(await mine()).toMatchObject({ state: 'failed', attempts: 8 });
    const tasks = (await rows(filed.caseNo)).filter(({ template }) => template === 'mail_not_delivered');
    expect(tasks.map(({ recipient_kind }) => recipient_kind)).toContain('coordinator');
    sink.mood = 'take';
    world.at('2026-03-02T10:00:00+08:00');
  });

  it('to an address that does not exist is not tried again', async () => {
    sink.mood = 'refuse';
    const filed = await withMail('nobody@shop.example');
    await eventually(
      async () => (await send(), mails(filed.caseNo)),
      (found) => found[0]?.state === 'failed',
    );
    expect((await mails(filed.caseNo))[0]).toMatchObject({ attempts: 1, last_error: expect.stringContaining('550') });
    sink.mood = 'take';
  });

  it('that left without an answer is sent once more under the same id, and then asked about', async () => {
    sink.mood = 'drop';
    sink.letters.length = 0;
    const filed = await withMail('lost@shop.example');
    const mine = async () => (await mails(filed.caseNo)).find(({ template }) => template === 'submit');
    await eventually(
      async () => (await send(), mine()),
      (row) => row?.attempts === 1 && row.state !== 'attempting',
    );
    later(2);
    await eventually(
      async () => (await send(), mine()),
      (row) => row?.state === 'unknown',
    );
    later(10_000);
    await send();
    expect((await mine())?.attempts).toBe(2);
    const [row] = await world.system.database.query<{ id: string }>(
      `SELECT id FROM notice WHERE case_no = $1 AND channel = 'email' AND template = 'submit'`,
      [filed.caseNo],
    );
    expect(sink.letters.filter(({ raw }) => raw.includes(`Message-ID: <${row?.id}@`)).length).toBe(2);
    sink.mood = 'take';
    world.at('2026-03-02T10:00:00+08:00');
  });

  it('whose worker died between sending and marking is not sent for ever', async () => {
    const filed = await withMail('crash@shop.example');
    await posted(filed.caseNo, allDelivered);
    const die = () =>
      world.system.database.query(
        `UPDATE notice SET state = 'attempting', attempted_at = $2 WHERE case_no = $1 AND channel = 'email' AND template = 'submit'`,
        [filed.caseNo, new Date(world.clock.now().getTime() - 200_000)],
      );
    await die();
    await send();
    const mine = async () => (await mails(filed.caseNo)).find(({ template }) => template === 'submit');
    expect(await mine()).toMatchObject({ state: 'written', attempts: 1 });
    later(2);
    await send();
    expect(await mine()).toMatchObject({ state: 'delivered', attempts: 2 });
    await die();
    await send();
    expect(await mine()).toMatchObject({ state: 'unknown', attempts: 2 });
    world.at('2026-03-02T10:00:00+08:00');
  });

  it('carries nothing into its head that does not belong there', async () => {
    for (const address of [
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example, c@d.example',
      '"a\r\n"@b.example',
      'a@b.example>',
      'a b@c.example',
      '<a@b.example>',
      'a@b@c.example',
      '',
    ])
      expect({ address, isPlain: isPlainAddress(address) }).toEqual({ address, isPlain: false });
    for (const address of ['a@b.example', '张三@例子.example', "o'neil+x@b-c.example"])
      expect(isPlainAddress(address)).toBe(true);
    await fc.assert(
      fc.asyncProperty(anyText(), (text) => {
        if (/[\r\n,;<>"\s]/.test(text)) expect(isPlainAddress(text)).toBe(false);
        return Promise.resolve();
      }),
    );
    // What was sealed before such checks, or beside them, is looked at again before it is used.
    const filed = await withMail('plain@shop.example');
    await posted(filed.caseNo, allDelivered);
    const [party] = await world.system.database.query<{ id: string }>(
      `SELECT p.id FROM party p JOIN case_file c ON c.id = p.case_id WHERE c.case_no = $1 AND p.side = 'applicant'`,
      [filed.caseNo],
    );
    const { Vault } = await import('#platform/crypto');
    const sealed = world.system.api.app
      .get(Vault)
      .seal('x@y.example\r\nBcc: spy@z.example', `party|email|${party?.id ?? ''}`);
    await world.system.database.query(`UPDATE party SET email_sealed = $2 WHERE id = $1`, [party?.id, sealed]);
    await world.system.database.query(
      `UPDATE notice SET state = 'written', attempts = 0, next_attempt_at = '2026-01-01' WHERE case_no = $1 AND channel = 'email'`,
      [filed.caseNo],
    );
    sink.letters.length = 0;
    await posted(filed.caseNo, (letters) => letters.every(({ state }) => state === 'failed'));
    expect(sink.letters.filter(({ to }) => to.some((one) => one.includes('spy')))).toEqual([]);
  });

  it('stands after every fault where its rule says', () => {
    const now = new Date(0);
    expect(attemptOf({ message: 'x', responseCode: 535, code: 'EAUTH', command: 'AUTH PLAIN' }, false).kind).toBe(
      'refused_for_now',
    );
    expect(attemptOf({ message: 'x', code: 'ECONNECTION' }, false).kind).toBe('refused_for_now');
    expect(attemptOf({ message: 'x', code: 'ECONNECTION' }, true).kind).toBe('unknown');
    expect(standingAfter({ kind: 'unknown', error: '' }, 1, now).state).toBe('written');
    expect(standingAfter({ kind: 'unknown', error: '' }, 2, now).state).toBe('unknown');
  });
});

describe('the outbox', () => {
  beforeAll(signInAnew);

  it('shows coordinators what a letter says and administrators only that it goes; either sends a failed one again', async () => {
    sink.mood = 'refuse';
    const filed = await withMail('again@shop.example');
    await eventually(
      async () => (await send(), mails(filed.caseNo)),
      (found) => found.length > 0 && found.every(({ state }) => state === 'failed'),
    );
    sink.mood = 'take';
    const national = await world.coordinator('national');
    const admin = await world.system.signedIn('system_admin', {});
    interface Outbox {
      items: { seq: string; caseNo: string; act: string; address: string; text: string | null; state: string }[];
      sends: boolean;
    }
    const view = async (who: Caller) =>
      (await who.call<Outbox>('GET', '/notices/outbox?view=attention&limit=100')).body;
    const seen = (await view(national)).items.find(({ caseNo, act }) => caseNo === filed.caseNo && act === 'submit');
    expect(seen).toMatchObject({
      address: 'a***@shop.example',
      state: 'failed',
      text: expect.stringContaining(filed.caseNo),
    });
    const hidden = (await view(admin)).items.find(({ seq }) => seq === seen?.seq);
    expect(hidden).toMatchObject({ caseNo: `****${filed.caseNo.slice(-4)}`, text: null });
    const strange = await world.coordinator('provincial:650000');
    expect((await view(strange)).items).toEqual([]);
    expect((await strange.call('POST', `/notices/outbox/${seen?.seq}/retry`)).status).toBe(404);
    expect((await leader.call('GET', '/notices/outbox')).status).toBe(403);
    expect((await admin.call('POST', `/notices/outbox/${seen?.seq}/retry`)).status).toBe(204);
    await eventually(
      async () => (await send(), mails(filed.caseNo)),
      (found) => found.find(({ template }) => template === 'submit')?.state === 'delivered',
    );
    const other = (await view(national)).items.find(({ caseNo }) => caseNo === filed.caseNo);
    if (other) {
      expect((await national.call('POST', `/notices/outbox/${other.seq}/settle`)).status).toBe(204);
      expect((await view(national)).items.some(({ seq }) => seq === other.seq)).toBe(false);
    }
  });
});

/** An open line of server-sent events, as a browser has it. */
class Stream {
  readonly events: { event: string; id: string; data: Record<string, unknown> }[] = [];
  isOver = false;
  closedAt = 0;
  private constructor(
    private readonly answer: IncomingMessage,
    readonly cut: () => void,
  ) {
    let rest = '';
    answer.on('data', (chunk: Buffer) => {
      rest += chunk.toString();
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const fields = new Map(
          rest
            .slice(0, end)
            .split('\n')
            .map((line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
        );
        rest = rest.slice(end + 2);
        if (fields.has('event'))
          this.events.push({
            event: fields.get('event') ?? '',
            id: fields.get('id') ?? '',
            data: JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown>,
          });
      }
    });
    const over = () => {
      this.isOver = true;
      this.closedAt ||= Date.now();
    };
    answer.on('close', over);
    answer.on('end', over);
    answer.on('error', over);
  }
  static open(who: Caller, lastEventId?: string): Promise<Stream> {
    return new Promise((resolve, reject) => {
      const cookie = (who as unknown as { cookie: string }).cookie;
      const call = httpRequest(
        `${who.origin}/api/v1/notices/stream`,
        { headers: { Cookie: cookie, ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) } },
        (answer) => {
          if (answer.statusCode === 200) resolve(new Stream(answer, () => call.destroy()));
          else {
            answer.resume();
            reject(new Error(String(answer.statusCode)));
          }
        },
      );
      call.on('error', () => undefined);
      call.end();
    });
  }
  notices(): Record<string, unknown>[] {
    return this.events.filter(({ event }) => event === 'notice').map(({ data }) => data);
  }
  get headers(): IncomingMessage['headers'] {
    return this.answer.headers;
  }
}

/** Sessions end when the clock is moved on: whoever looks next has just signed in. */
async function signInAnew(): Promise<void> {
  world.at('2026-03-03T10:00:00+08:00');
  leader = await world.person('team_leader', LIGHTING);
  handler = await world.person('handler', LIGHTING);
}

/** Changes an account past every door, as an administrator's tool would. */
const accountOf = (who: Person, change: string): Promise<unknown> =>
  world.system.database.query(`UPDATE account SET ${change} WHERE id = $1`, [who.accountId]);

describe('the stream of notices', () => {
  beforeAll(signInAnew);

  it('brings what concerns the viewer as it happens, and nothing of anybody else', async () => {
    const other = await world.person('team_leader', '中国（苏州）知识产权保护中心');
    const [mine, theirs] = [await Stream.open(leader), await Stream.open(other)];
    expect(mine.headers['content-type']).toContain('text/event-stream');
    expect(mine.headers['cache-control']).toContain('no-store');
    const began = Date.now();
    const filed = await withMail(null);
    await eventually(
      () => Promise.resolve(mine.notices()),
      (found) => found.some(({ caseNo, act }) => caseNo === filed.caseNo && act === 'offer'),
    );
    expect(Date.now() - began).toBeLessThan(5000);
    const listed = await leader.call<{ items: { caseNo: string; act: string }[] }>('GET', '/notices');
    const line = listed.body.items.find(({ caseNo, act }) => caseNo === filed.caseNo && act === 'offer');
    expect(mine.notices().find(({ caseNo, act }) => caseNo === filed.caseNo && act === 'offer')).toEqual(line);
    expect(theirs.notices()).toEqual([]);
    mine.cut();
    theirs.cut();
  });

  it('goes on after the last notice that the page has', async () => {
    const first = await Stream.open(leader);
    const filed = await withMail(null);
    await eventually(
      () => Promise.resolve(first.events),
      (found) => found.some(({ data }) => data['caseNo'] === filed.caseNo),
    );
    const last = first.events.findLast(({ event }) => event === 'notice')?.id ?? '';
    first.cut();
    const missed = await withMail(null);
    await world.told(missed.caseNo, 'institution', 'offer');
    const second = await Stream.open(leader, last);
    await eventually(
      () => Promise.resolve(second.notices()),
      (found) => found.some(({ caseNo }) => caseNo === missed.caseNo),
    );
    expect(second.notices().some(({ caseNo }) => caseNo === filed.caseNo)).toBe(false);
    second.cut();
  });

  it.each([
    ['signs out', (who: Person) => who.call('POST', '/auth/logout')],
    ['is shut out', (who: Person) => accountOf(who, `is_active = false`)],
    ['gets another role', (who: Person) => accountOf(who, `role = 'intake_clerk'`)],
    ['moves to another institution', (who: Person) => accountOf(who, `institution_id = 'elsewhere'`)],
  ])('ends within five seconds when the viewer %s', async (_, happens) => {
    const who = await world.person('examiner', LIGHTING);
    const stream = await Stream.open(who);
    await happens(who);
    const began = Date.now();
    await eventually(
      () => Promise.resolve(stream.isOver),
      (isOver) => isOver,
    );
    expect(stream.closedAt - began).toBeLessThan(5000);
  });

  it('is bounded for each account', async () => {
    const who = await world.person('examiner', LIGHTING);
    const open = await Promise.all([1, 2, 3, 4, 5, 6].map(() => Stream.open(who)));
    await expect(Stream.open(who)).rejects.toThrow('429');
    open[0]?.cut();
    await eventually(
      () =>
        Stream.open(who).then(
          (one) => one,
          () => null,
        ),
      (one) => one !== null,
    );
    for (const one of open) one.cut();
  });

  it('keeps no session alive', async () => {
    const who = await world.person('examiner', LIGHTING);
    const stream = await Stream.open(who);
    await world.system.database.query(
      `UPDATE session SET last_seen_at = $2::timestamptz - interval '31 minutes' WHERE account_id = $1`,
      [who.accountId, world.clock.now()],
    );
    await eventually(
      () => Promise.resolve(stream.isOver),
      (isOver) => isOver,
    );
    expect(world.system.api.app.get(SignIn)).toBeDefined();
  });
});

describe('the list of notices', () => {
  beforeAll(signInAnew);

  it('counts what nobody has read, is marked by each person alone, and shows nobody what they did themselves as new', async () => {
    const filed = await withMail(null);
    await world.told(filed.caseNo, 'institution', 'offer');
    interface Page {
      items: { seq: string; caseNo: string; act: string; read: boolean; mine: boolean }[];
      unread: number;
    }
    const page = async (who: Caller) => (await who.call<Page>('GET', '/notices?limit=100')).body;
    const before = await page(leader);
    expect(before.unread).toBeGreaterThan(0);
    expect((await leader.call('POST', '/notices/read', { upTo: before.items[0]?.seq })).status).toBe(204);
    expect((await page(leader)).unread).toBe(0);
    expect((await page(handler)).unread).toBeGreaterThan(0);
    await world.done(leader, filed.caseNo, 'accept-offer');
    await world.done(leader, filed.caseNo, 'accept');
    await world.done(leader, filed.caseNo, 'assign', { handlerId: handler.accountId });
    await eventually(
      () => page(handler),
      ({ items }) => items.some(({ caseNo, act, mine }) => caseNo === filed.caseNo && act === 'assign' && mine),
    );
    const own = (await page(leader)).items.filter(({ caseNo }) => caseNo === filed.caseNo);
    expect(own.filter(({ act, read }) => ['accept', 'assign'].includes(act) && !read)).toEqual([]);
    expect(own.some(({ act, mine }) => act === 'assign' && mine)).toBe(false);
    expect((await leader.call('POST', '/notices/read', { upTo: 'x' })).status).toBe(400);
    const lists = world.system.api.app.get(NoticeLists);
    expect(BigInt(await lists.latest())).toBeGreaterThan(0n);
  });

  it('of an applicant stands on the page of her case, with what became of the letters', async () => {
    const filed = await withMail('seen@shop.example');
    await posted(filed.caseNo, allDelivered);
    const headers = { Authorization: `Bearer ${await world.token(filed)}` };
    const answer = await world.system
      .visitor()
      .call<{ items: { act: string; channel: string; state: string }[] }>(
        'GET',
        `/requests/${filed.caseNo}/notices`,
        undefined,
        headers,
      );
    expect(answer.body.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ act: 'submit', channel: 'email', state: 'delivered' })]),
    );
  });
});
