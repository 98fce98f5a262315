import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ApplyImport as Decisions, ImportView } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import {
  ApplyImport,
  Audit,
  CancelImport,
  DecideImport,
  FailImport,
  GiveUpImport,
  IMPORT_SETTINGS,
  ImportFiles,
  People,
  ReadImportFile,
  ReadImports,
  ReceiveImport,
  SweepImports,
  WriteImport,
  type ImportSettings,
} from '@signatory/features';
import { FolderBlobStore } from '@signatory/persistence';
import type { Desk } from './desk.js';

interface ImportPayload {
  readonly cycleId: string;
  readonly memberCode: string;
  readonly importId: string;
}

interface ImportJob {
  readonly id: string;
  readonly name: 'report.import' | 'report.apply-import';
  readonly payload: ImportPayload;
}

/** The use-cases of imports over a desk's database, called as the API and the worker call them. */
export class ImportDesk {
  readonly imports: ReadImports;
  readonly sweep: SweepImports;
  private readonly receiveImport: ReceiveImport;
  private readonly readFile: ReadImportFile;
  private readonly decideImport: DecideImport;
  private readonly applyImport: ApplyImport;
  private readonly cancelImport: CancelImport;
  private readonly giveUpImport: GiveUpImport;

  private constructor(
    private readonly desk: Desk,
    readonly folder: string,
    readonly blobs: FolderBlobStore,
    settings: ImportSettings,
  ) {
    const { database } = desk.world;
    const { catalogue } = desk;
    const audit = new Audit();
    const people = new People(database);
    const fail = new FailImport(database, audit);
    this.imports = new ReadImports(database, catalogue);
    const files = new ImportFiles(blobs, settings);
    this.sweep = new SweepImports(database, catalogue, files);
    this.receiveImport = new ReceiveImport(database, catalogue, audit, files);
    this.readFile = new ReadImportFile(database, catalogue, people, fail, files);
    this.decideImport = new DecideImport(database, catalogue);
    const write = new WriteImport(database, people, audit, desk.reviseReport, desk.atHand);
    this.applyImport = new ApplyImport(database, catalogue, files, write, fail);
    this.cancelImport = new CancelImport(database, catalogue, audit);
    this.giveUpImport = new GiveUpImport(catalogue, fail);
  }

  static async open(desk: Desk, settings: ImportSettings = IMPORT_SETTINGS): Promise<ImportDesk> {
    const folder = await mkdtemp(join(tmpdir(), 'signatory-test-imports-'));
    return new ImportDesk(desk, folder, new FolderBlobStore(folder), settings);
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Brings a file and runs its dry run. */
  async bring(text: string | Buffer, actor: Actor = MACHINE, name = 'report.csv'): Promise<ImportView> {
    const { id } = await this.receive(text, actor, name);
    await this.work();
    return this.view(id);
  }

  receive(text: string | Buffer, actor: Actor = MACHINE, name = 'report.csv'): Promise<ImportView> {
    const content = Readable.from([Buffer.from(text)]);
    return this.receiveImport.execute({ ...this.desk.request(actor), content, name, queued: true });
  }

  view(id: string): Promise<ImportView> {
    return this.imports.execute({ ...this.desk.request(), id });
  }

  async changes(id: string): Promise<[string, string, string | null, string | null][]> {
    const { items } = await this.imports.changes({ ...this.desk.request(), id, page: PAGE });
    return items.map(({ indicator, field, before, after }) => [indicator, field, before, after]);
  }

  async conflicts(id: string) {
    return (await this.imports.conflicts({ ...this.desk.request(), id, page: PAGE })).items;
  }

  async faults(id: string) {
    return (await this.imports.faults({ ...this.desk.request(), id, page: PAGE })).items;
  }

  /** Decides, and writes what was decided. */
  async apply(id: string, decisions: Partial<Decisions> = {}): Promise<ImportView> {
    await this.decide(id, decisions);
    await this.work();
    return this.view(id);
  }

  decide(id: string, decisions: Partial<Decisions> = {}, actor: Actor = MACHINE): Promise<ImportView> {
    const whole = { decisions: [], leaveOut: false, ...decisions };
    return this.decideImport.execute({ ...this.desk.request(actor), id, decisions: whole, queued: true });
  }

  cancel(id: string): Promise<ImportView> {
    return this.cancelImport.execute({ ...this.desk.request(), id });
  }

  jobs(): Promise<ImportJob[]> {
    return this.desk.world.database.dataSource.query<ImportJob[]>(
      `select id, name, payload from outbox where name in ('report.import', 'report.apply-import') and done_at is null
       order by created_at, id`,
    );
  }

  /** What the worker does with a job that it gives up. */
  giveUp({ payload }: ImportJob, error: Error, at = new Date()): Promise<void> {
    return this.giveUpImport.execute(payload, { error }, at);
  }

  /** Runs the jobs that wait, the oldest first, as often as one arrives. */
  async work(arrivals = 1): Promise<void> {
    for (const job of await this.jobs()) for (let n = 0; n < arrivals; n += 1) await this.run(job);
  }

  /** The same all at once, as a worker does. */
  async workAtOnce(): Promise<void> {
    await Promise.all((await this.jobs()).map((job) => this.run(job)));
  }

  private async run({ id: outboxId, name, payload }: ImportJob): Promise<void> {
    const verb = name === 'report.import' ? this.readFile : this.applyImport;
    await verb.execute(payload, { outboxId }, new Date());
  }
}

/** Whose rights a job can find without an account. */
export const MACHINE: Actor = {
  id: 'system',
  name: 'The machine',
  nationality: null,
  grants: [{ role: 'lead-focal-point', plan: 'test-plan', cycle: null, members: ['IT'], pillars: [], until: null }],
};

const PAGE = { after: 0, limit: 1_000 };
