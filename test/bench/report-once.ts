// Does one work with a stored report, in a Node of its own: `report-once.ts DATABASE CYCLE MEMBER WORK`. Prints seconds, the
// largest resident set and the one before (MB), and how many MB went out, as JSON.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import {
  Audit,
  Catalogue,
  CertifyReport,
  ExportReport,
  machineActor,
  MoveSubmission,
  ReadEarlier,
  TraceItems,
  ReadReport,
  ReadSubmissions,
  RequestRun,
} from '@signatory/features';
import { Database, systemReach } from '@signatory/persistence';
import { buildRun } from './build-run.js';

const [url = '', cycle = '', member = '', work = ''] = process.argv.slice(2);
const database = await Database.open({ url, max: 4 });
const catalogue = new Catalogue(database);
const earlier = new ReadEarlier(database, catalogue, new TraceItems(database));
const report = new ReadReport(database, catalogue, earlier);
const opened = await catalogue.open(cycle);
const request = { cycle, member, actor: machineActor(opened, member), at: new Date(), language: 'en' };

let out = 0;
const sink = (): Writable =>
  new Writable({
    write(chunk: Uint8Array, _, done) {
      out += chunk.length;
      done();
    },
  });
const weigh = (value: unknown): void => {
  out += Buffer.byteLength(JSON.stringify(value));
};
const exported = async (format: 'csv' | 'json' | 'xlsx'): Promise<void> => {
  const file = await new ExportReport(database, catalogue, earlier, report).execute({ ...request, format });
  await file.write(sink());
};
/** A run of every rule over the stored report, by a process that has none of it at hand. */
const run = async (): Promise<void> => {
  const key = { cycleId: opened.cycle.id, memberCode: member };
  await database.as(systemReach([member]), (tx) =>
    new RequestRun().execute(tx, { opened, key, revision: 1, kind: 'check', actor: 'bench', at: new Date() }),
  );
  const job = { outboxId: randomUUID(), memberCode: member, attempt: 1 };
  if (!(await buildRun(database, catalogue).execute({ ...key, revision: 1 }, job, new Date())))
    throw new Error('There was no run to do.');
};
const WORKS: Readonly<Record<string, () => Promise<unknown>>> = {
  csv: () => exported('csv'),
  json: () => exported('json'),
  xlsx: () => exported('xlsx'),
  run,
  view: async () => weigh(await report.execute(request)),
  entry: async () => weigh(await report.entry({ ...request, indicator: 'n000' })),
  certify: () =>
    new CertifyReport(database, catalogue, new MoveSubmission(new Audit()), 'A4').execute({
      ...request,
      certification: { revision: 1, office: 'Office', statement: true },
    }),
  snapshot: async () => {
    const { parts } = await new ReadSubmissions(database, catalogue).snapshot({ ...request, version: 1 });
    const to = sink();
    for await (const part of parts) if (!to.write(part)) await once(to, 'drain');
  },
};

const resident = (): number => Math.round(process.memoryUsage().rss / 1_048_576);
const idle = resident();
let rss = idle;
const watch = setInterval(() => (rss = Math.max(rss, resident())), 20);
const began = performance.now();
await WORKS[work]?.();
const seconds = (performance.now() - began) / 1_000;
clearInterval(watch);
await database.close();
process.stdout.write(JSON.stringify({ seconds, rss: Math.max(rss, resident()), idle, out: out / 1_048_576 }));
