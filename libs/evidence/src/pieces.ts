/**
 * A body, handed out in pieces of bounded length one after the other. One that breaks off, or that is stopped, just comes to its end: what has
 * arrived is as good as ever.
 */
export class Pieces {
  private readonly source: AsyncIterator<Uint8Array>;
  private rest: Uint8Array | null = null;
  private isOver = false;
  isBroken = false;
  private end: () => void = () => undefined;
  private readonly stopped = new Promise<null>((resolve) => {
    this.end = () => resolve(null);
  });

  constructor(body: AsyncIterable<Uint8Array>) {
    this.source = body[Symbol.asyncIterator]();
  }

  /** Waits for the next bytes, if there are any. */
  async hasMore(): Promise<boolean> {
    this.rest ??= await this.next();
    return this.rest !== null;
  }

  async *upTo(most: number): AsyncGenerator<Uint8Array, void, undefined> {
    let left = most;
    while (left > 0 && (await this.hasMore())) {
      const piece = this.rest ?? new Uint8Array();
      this.rest = piece.length > left ? piece.subarray(left) : null;
      yield piece.subarray(0, left);
      left -= Math.min(left, piece.length);
    }
  }

  /** Lets nothing more in. */
  stop(): void {
    this.isBroken = true;
    this.end();
  }

  private async next(): Promise<Uint8Array | null> {
    while (!this.isOver) {
      const step = await Promise.race([this.source.next(), this.stopped]).catch(() => {
        this.isBroken = true;
        return null;
      });
      if (step === null || step.done === true) this.isOver = true;
      else if (step.value.length > 0) return step.value;
    }
    return null;
  }
}
