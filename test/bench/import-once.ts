// Imports a file, in a Node of its own: `import-once.ts DATABASE BLOBS CYCLE MEMBER FILE [WARM]`. A member and a small file
// in WARM, as `MEMBER=FILE`, go first: a worker that has just begun is slower than one at work. Prints seconds as JSON.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import {
  ApplyImport,
  Audit,
  CalculateEntries,
  Catalogue,
  DecideImport,
  EarlierInputs,
  FailImport,
  FiguresAtHand,
  IMPORT_SETTINGS,
  ImportFiles,
  machineActor,
  MoveSubmission,
  People,
  ReadImportFile,
  ReceiveImport,
  RequestRun,
  ReviseReport,
  TraceItems,
  WriteImport,
} from '@signatory/features';
import { Database, FolderBlobStore } from '@signatory/persistence';
import { buildRun } from './build-run.js';

const [url = '', folder = '', cycle = '', member = '', file = '', warm = ''] = process.argv.slice(2);
const database = await Database.open({ url, max: 4 });
const blobs = new FolderBlobStore(folder);
const [catalogue, audit, people] = [new Catalogue(database), new Audit(), new People(database)];
const fail = new FailImport(database, audit);
const [move, runs] = [new MoveSubmission(audit), new RequestRun()];
const files = new ImportFiles(blobs, IMPORT_SETTINGS);
const receive = new ReceiveImport(database, catalogue, audit, files);
const read = new ReadImportFile(database, catalogue, people, fail, files);
const decide = new DecideImport(database, catalogue);
const atHand = new FiguresAtHand();
const calculate = new CalculateEntries(new EarlierInputs(catalogue, new TraceItems(database)), audit);
const write = new WriteImport(database, people, audit, new ReviseReport(move, calculate, runs), atHand);
const apply = new ApplyImport(database, catalogue, files, write, fail);
const validation = buildRun(database, catalogue, atHand);
const opened = await catalogue.open(cycle);

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
};

async function importFile(memberCode: string, path: string) {
  const request = { cycle, member: memberCode, actor: machineActor(opened, memberCode), at: new Date() };
  const content = createReadStream(path);
  const { id } = await receive.execute({ ...request, content, name: basename(path), queued: false });
  const payload = { cycleId: opened.cycle.id, memberCode, importId: id };
  const context = { outboxId: '', attempt: Number.POSITIVE_INFINITY };
  const dryRun = await seconds(() => read.execute(payload, context, new Date()));
  const decisions = { decisions: [], leaveOut: false };
  await decide.execute({ ...request, id, decisions, queued: false });
  const applied = await seconds(() => apply.execute(payload, context, new Date()));
  const run = { cycleId: opened.cycle.id, memberCode, revision: 1 };
  const job = { ...context, outboxId: randomUUID(), memberCode };
  const validated = await seconds(() => validation.execute(run, job, new Date()));
  const [row] = await database.readAs<{ state: string; findings: number }>(
    { actor: 'bench', reads: [memberCode] },
    `select i.state || coalesce((select ' ' || v.state from validation_run v where v.member_code = i.member_code
       and v.cycle_id = i.cycle_id), '') as state, (select count(*)::int from finding f where f.member_code = i.member_code
       and f.cycle_id = i.cycle_id) as findings from report_import i where i.id = $1`,
    [id],
  );
  return { dryRun, applied, validated, ...row };
}

const [warmMember = '', warmFile = ''] = warm.split('=');
if (warmFile !== '') await importFile(warmMember, warmFile);
let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
const once = await importFile(member, file);
clearInterval(watch);
await database.close();
process.stdout.write(JSON.stringify({ ...once, rss: Math.round(peak / 1_048_576) }));
