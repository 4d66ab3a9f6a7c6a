import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The figures of one process in the Prometheus text format. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly httpSeconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by route, method and status',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers: [this.registry],
  });
  readonly outboxWaiting = new Gauge({
    name: 'outbox_waiting',
    help: 'Messages written but not yet handed to a queue',
    registers: [this.registry],
  });
  readonly outboxOldestSeconds = new Gauge({
    name: 'outbox_oldest_seconds',
    help: 'Age of the oldest waiting message',
    registers: [this.registry],
  });
  readonly relayed = new Counter({
    name: 'outbox_relayed_total',
    help: 'Messages handed to a queue',
    registers: [this.registry],
  });
  readonly handled = new Counter({
    name: 'messages_handled_total',
    help: 'Messages handled, by queue and result (done, repeated, failed)',
    labelNames: ['queue', 'result'] as const,
    registers: [this.registry],
  });
  readonly swept = new Counter({
    name: 'sweep_found_total',
    help: 'What the sweep had to put right, by kind',
    labelNames: ['kind'] as const,
    registers: [this.registry],
  });
  readonly deadLetters = new Gauge({
    name: 'dead_letters_open',
    help: 'Messages that ran out of retries and wait for a person',
    registers: [this.registry],
  });
  readonly evidence = new Gauge({
    name: 'evidence_files',
    help: 'Evidence files that wait for the scanner or need a person, by kind (damaged, infected, unscannable, waiting)',
    labelNames: ['kind'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
