import { Inject, Injectable } from '@nestjs/common';
import { ReadWork, type RunSeconds } from '@signatory/features';
import type { QueueWatch } from '@signatory/queue';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { LOG, type Log } from '../log.js';

/** The injection token of the look into the queues. */
export const QUEUES = Symbol('queues');

const REQUEST_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * This process and the installation's work in Prometheus' words. Labels are queues, states, route patterns and statuses:
 * nothing that names a member or tells a value, and a bounded number of series.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'signatory_http_request_seconds',
    help: 'Time to answer a request, by route pattern.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_BOUNDS,
    registers: [this.registry],
  });
  private readonly jobs = this.gauge('signatory_queue_jobs', 'Jobs in a queue, by state.', ['queue', 'state']);
  private readonly readable = this.gauge('signatory_queue_readable', '1 when the store of the queue answers, else 0.');
  private readonly oldest = this.gauge(
    'signatory_outbox_oldest_seconds',
    'Since the oldest job was asked for that is neither done nor given up.',
  );
  private readonly failed = this.gauge('signatory_outbox_failed', 'Jobs that were given up.');
  private readonly runs = this.gauge('signatory_validation_runs', 'Validation runs, by state.', ['state']);

  constructor(
    @Inject(QUEUES) private readonly queues: QueueWatch,
    @Inject(LOG) private readonly log: Log,
    private readonly readWork: ReadWork,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Measures every request that the server answers from now on. */
  measure(server: FastifyInstance): void {
    const series = new Map<string, ReturnType<typeof this.requests.labels>>();
    server.addHook('onResponse', (request, reply, done) => {
      const { method, routeOptions } = request;
      const key = `${method} ${reply.statusCode} ${routeOptions.url ?? ''}`;
      let seconds = series.get(key);
      if (!seconds) {
        // Checking and hashing labels costs the library more than all else of an answer's measuring: once for each series.
        seconds = this.requests.labels(method, routeOptions.url ?? 'unknown', String(reply.statusCode));
        series.set(key, seconds);
      }
      seconds.observe(reply.elapsedTime / 1_000);
      done();
    });
  }

  /** The text that Prometheus reads, with its media type. */
  async read(): Promise<{ readonly text: string; readonly type: string }> {
    const [work] = await Promise.all([this.readWork.execute(), this.countJobs()]);
    this.oldest.set(work.oldestJobSeconds);
    this.failed.set(work.failedJobs);
    this.runs.reset();
    for (const { state, count } of work.runs) this.runs.set({ state }, count);
    const text = `${await this.registry.metrics()}\n${writeRunSeconds(work.runSeconds)}`;
    return { text, type: this.registry.contentType };
  }

  private async countJobs(): Promise<void> {
    try {
      for (const { queue, ...states } of await this.queues.counts())
        for (const [state, count] of Object.entries(states)) this.jobs.set({ queue, state }, count);
      this.readable.set(1);
    } catch (error) {
      // The rest can be told, and this more than anything: an old figure would hide it.
      this.jobs.reset();
      this.readable.set(0);
      this.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'the queue cannot be counted');
    }
  }

  private gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}

// Written by hand: runs end in the workers and are counted by the database, and a histogram of the library counts only
// what its own process saw.
function writeRunSeconds({ bounds, within, count, sum }: RunSeconds): string {
  const name = 'signatory_validation_run_seconds';
  return [
    `# HELP ${name} From the begin of a validation run to its outcome.`,
    `# TYPE ${name} histogram`,
    ...bounds.map((bound, n) => `${name}_bucket{le="${bound}"} ${within[n] ?? 0}`),
    `${name}_bucket{le="+Inf"} ${count}`,
    `${name}_sum ${sum}`,
    `${name}_count ${count}`,
    '',
  ].join('\n');
}
