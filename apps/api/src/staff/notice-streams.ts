import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { scopeOf, SessionWatch, type Viewer } from '#access';
import { AppError } from '#contracts';
import { NoticeFeed, type NoticeLine, NoticeLists, OUT_OF_ORDER, placeOf, type Reader } from '#notices';
import { Log } from '#platform/observability';

const LOOK_MS = 2000;
const BEAT_EVERY = 8;
const MOST_LINES = 2000;
const MOST_LINES_OF_ONE = 6;
const PAGE = 100;
const REMEMBERED = 256;

export const readerOf = (viewer: Viewer): Reader => ({
  scope: scopeOf(viewer),
  accountId: viewer.accountId,
  institutionId: viewer.institutionId,
  queue: viewer.queue,
});

export const noticeOf = (line: NoticeLine) => ({
  seq: line.seq,
  caseNo: line.case_no,
  act: line.template,
  toStatus: line.facts.toStatus,
  reasonCode: line.facts.reasonCode ?? null,
  mine: line.is_mine,
  quiet: line.is_quiet,
  read: line.is_read,
  at: line.created_at.toISOString(),
});

/** One open line to one page. */
interface Line {
  readonly secret: string;
  readonly viewer: Viewer;
  readonly reader: Reader;
  readonly reply: FastifyReply;
  /** Nothing before this is sent: the page has it, or does not want it. */
  readonly floor: bigint;
  last: bigint;
  /** Places sent already, the newest last. */
  sent: string[];
  isBusy: boolean;
  isAsked: boolean;
}

/**
 * Open lines over which staff see their notices live (server-sent events). A line is looked at every two seconds: when its session has
 * ended, or the account is another than it was, it is closed; when that cannot be asked, too.
 */
@Injectable()
export class NoticeStreams implements OnModuleInit, BeforeApplicationShutdown {
  private readonly lines = new Set<Line>();
  private timer: NodeJS.Timeout | null = null;
  private unlisten: () => void = () => undefined;
  private looks = 0;

  constructor(
    private readonly feed: NoticeFeed,
    private readonly lists: NoticeLists,
    private readonly watch: SessionWatch,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.unlisten = this.feed.listen((places) => {
      for (const line of this.lines) if (places.has(placeOf(line.reader))) void this.pump(line);
    });
  }

  beforeApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
    this.unlisten();
    for (const line of this.lines) this.close(line);
  }

  /**
   * Opens a line. `lastEventId`: the last notice that the page has seen, from where it goes on.
   * @throws `rate.limited` when one account has too many lines, `service.unavailable` when the process has
   */
  async open(viewer: Viewer, secret: string, lastEventId: string | undefined, reply: FastifyReply): Promise<void> {
    const own = [...this.lines].filter((line) => line.viewer.accountId === viewer.accountId);
    if (own.length >= MOST_LINES_OF_ONE) throw new AppError('rate.limited', { retryAfterSeconds: 30 });
    if (this.lines.size >= MOST_LINES) throw new AppError('service.unavailable');
    const from = BigInt(/^\d{1,18}$/.test(lastEventId ?? '') ? (lastEventId ?? '0') : await this.lists.latest());
    const line: Line = {
      secret,
      viewer,
      reader: readerOf(viewer),
      reply,
      floor: from,
      last: from,
      sent: [],
      isBusy: false,
      isAsked: false,
    };
    this.lines.add(line);
    reply.raw.on('close', () => this.lines.delete(line));
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    reply.raw.write(
      `retry: 3000\nevent: hello\ndata: ${JSON.stringify({ unread: await this.lists.unread(line.reader) })}\n\n`,
    );
    await this.pump(line);
  }

  /** Sends what is new. Called during a run, it runs once more after. */
  private async pump(line: Line): Promise<void> {
    line.isAsked = true;
    if (line.isBusy) return;
    line.isBusy = true;
    try {
      while (line.isAsked && this.lines.has(line)) {
        line.isAsked = false;
        await this.sendNew(line);
      }
    } catch (error) {
      this.log.failure('notices.stream_failed', error);
      this.close(line);
    } finally {
      line.isBusy = false;
    }
  }

  private async sendNew(line: Line): Promise<void> {
    const lookBack = line.last - OUT_OF_ORDER;
    const after = lookBack > line.floor ? lookBack : line.floor;
    const found = await this.lists.since(line.reader, String(after), line.sent, PAGE);
    for (const one of found) {
      line.reply.raw.write(`id: ${one.seq}\nevent: notice\ndata: ${JSON.stringify(noticeOf(one))}\n\n`);
      if (BigInt(one.seq) > line.last) line.last = BigInt(one.seq);
    }
    line.sent = [...line.sent, ...found.map(({ seq }) => seq)].slice(-REMEMBERED);
    if (found.length === PAGE) line.isAsked = true;
  }

  private async look(): Promise<void> {
    const lines = [...this.lines];
    if (lines.length === 0) return;
    this.looks += 1;
    try {
      const ended = await this.watch.ended(lines);
      for (const line of lines) {
        if (ended.has(line.secret)) this.close(line);
        else if (this.looks % BEAT_EVERY === 0) line.reply.raw.write(': still here\n\n');
      }
    } catch {
      for (const line of lines) this.close(line);
    }
  }

  private close(line: Line): void {
    this.lines.delete(line);
    line.reply.raw.end();
  }
}
