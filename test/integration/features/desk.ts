import type { SaveEntry as Answer } from '@signatory/contract';
import type { Actor, Role } from '@signatory/domain';
import {
  AnswerFindings,
  Audit,
  BeginRun,
  CalculateEntries,
  EarlierInputs,
  FailRun,
  FiguresAtHand,
  RetryRun,
  CancelRun,
  ReadRun,
  Catalogue,
  CertifyReport,
  CheckReport,
  CompareReports,
  ChooseTiers,
  ConfirmEntries,
  JustifyFinding,
  JustifyFindings,
  MoveSubmission,
  ReadEarlier,
  ReadColumns,
  ReadEarlierCells,
  ReadEarlierRun,
  ReadHistory,
  ReadReceipt,
  ReadReport,
  ReadSubmissions,
  ReadSurroundings,
  RecordOutcome,
  RequestRun,
  ReturnReport,
  ReviseFigure,
  ReviseReport,
  RunValidation,
  TellProgress,
  SaveEntry,
  WriteEntries,
  TraceItems,
  WatchWorker,
} from '@signatory/features';
import type { JobContext } from '@signatory/queue';
import { World, type CycleDraft } from '../../support/build-world.js';

/** The use-cases over one database, called as the API and the worker call them. */
export class Desk {
  readonly catalogue: Catalogue;
  readonly read: ReadReport;
  readonly certifyReport: CertifyReport;
  readonly receipts: ReadReceipt;
  readonly submissions: ReadSubmissions;
  readonly history: ReadHistory;
  readonly returnReport: ReturnReport;
  readonly justifyFinding: JustifyFinding;
  readonly justifyFindings: JustifyFindings;
  readonly moveSubmission: MoveSubmission;
  readonly confirmEntries: ConfirmEntries;
  readonly chooseTiers: ChooseTiers;
  readonly reviseFigure: ReviseFigure;
  readonly writeEntries: WriteEntries;
  readonly surroundings: ReadSurroundings;
  readonly earlierCells: ReadEarlierCells;
  readonly earlier: ReadEarlier;
  private readonly comparing: CompareReports;
  private readonly saveEntry: SaveEntry;
  readonly reviseReport: ReviseReport;
  private readonly checkReport: CheckReport;
  readonly retryRun: RetryRun;
  readonly readRun: ReadRun;
  readonly cancelRun: CancelRun;
  readonly atHand = new FiguresAtHand();
  private readonly validation: RunValidation;
  private readonly failRun: FailRun;

  private constructor(readonly world: World) {
    const { database } = world;
    const audit = new Audit();
    const requestRun = new RequestRun();
    this.catalogue = new Catalogue(database);
    this.moveSubmission = new MoveSubmission(audit);
    const traceItems = new TraceItems(database);
    const calculate = new CalculateEntries(new EarlierInputs(this.catalogue, traceItems), audit);
    this.reviseReport = new ReviseReport(this.moveSubmission, calculate, requestRun);
    this.writeEntries = new WriteEntries(audit, this.reviseReport);
    this.earlier = new ReadEarlier(database, this.catalogue, traceItems);
    this.read = new ReadReport(database, this.catalogue, this.earlier);
    this.saveEntry = new SaveEntry(database, this.catalogue, this.earlier, this.writeEntries);
    this.confirmEntries = new ConfirmEntries(database, this.catalogue, this.earlier, this.writeEntries);
    this.chooseTiers = new ChooseTiers(database, this.catalogue, this.writeEntries);
    this.reviseFigure = new ReviseFigure(database, this.catalogue, audit);
    this.checkReport = new CheckReport(database, this.catalogue, this.moveSubmission, requestRun);
    this.certifyReport = new CertifyReport(database, this.catalogue, this.moveSubmission, 'A4');
    this.receipts = new ReadReceipt(database, this.catalogue);
    this.submissions = new ReadSubmissions(database, this.catalogue);
    this.history = new ReadHistory(database, this.catalogue);
    this.returnReport = new ReturnReport(database, this.catalogue, this.moveSubmission);
    const answerFindings = new AnswerFindings(database, this.catalogue, audit, this.moveSubmission);
    this.justifyFinding = new JustifyFinding(answerFindings);
    this.justifyFindings = new JustifyFindings(answerFindings);
    const recordOutcome = new RecordOutcome(database, audit, this.moveSubmission, requestRun);
    this.surroundings = new ReadSurroundings(database, this.catalogue, traceItems);
    this.earlierCells = new ReadEarlierCells(new ReadColumns(database));
    this.validation = new RunValidation(
      this.catalogue,
      new BeginRun(database, this.atHand),
      new ReadColumns(database),
      this.surroundings,
      this.earlierCells,
      new ReadEarlierRun(database),
      new TellProgress(database),
      recordOutcome,
    );
    this.comparing = new CompareReports(database, this.catalogue, audit);
    this.failRun = new FailRun(database, this.catalogue, recordOutcome);
    this.retryRun = new RetryRun(database, this.catalogue, audit, requestRun, this.checkReport);
    this.readRun = new ReadRun(database, this.catalogue, new WatchWorker(database));
    this.cancelRun = new CancelRun(database, this.catalogue, audit, this.moveSubmission, this.readRun);
  }

  static async open(cycle: Partial<CycleDraft> = {}): Promise<Desk> {
    return new Desk(await World.build({ cycle }));
  }

  static over(world: World): Promise<Desk> {
    return Promise.resolve(new Desk(world));
  }

  /** The same database read anew, as another process would. */
  static reopen({ world }: Desk): Promise<Desk> {
    return Promise.resolve(new Desk(world));
  }

  /** The lead focal point of Italy. */
  readonly lead = this.person('lead-focal-point');

  person(role: Role, members: readonly string[] = ['IT'], indicators: readonly string[] = []): Actor {
    const grant = { role, plan: 'test-plan', cycle: null, members, pillars: [], indicators, until: null };
    return { id: `test-${role}`, name: `The ${role}`, nationality: null, grants: [grant] };
  }

  request(actor: Actor = this.lead, at = new Date()) {
    return { cycle: 'c-2025', member: 'IT', actor, at };
  }

  save(indicator: string, version: number, answer: Partial<Answer>, at = new Date()) {
    const whole = { status: 'answered', value: null, evidence: [], ...answer } as Answer;
    return this.saveEntry.execute({ ...this.request(this.lead, at), indicator, version, answer: whole });
  }

  saveIn(cycle: string, indicator: string, version: number, answer: Partial<Answer>) {
    const whole = { status: 'answered', value: null, evidence: [], ...answer } as Answer;
    return this.saveEntry.execute({ ...this.request(), cycle, indicator, version, answer: whole });
  }

  /** The lead focal point of a member writes one entry in a cycle. */
  saveAs(member: string, cycle: string, indicator: string, answer: Partial<Answer>, version = 0) {
    const whole = { status: 'answered', value: null, evidence: [], ...answer } as Answer;
    const actor = this.person('lead-focal-point', [member]);
    return this.saveEntry.execute({ cycle, member, actor, at: new Date(), indicator, version, answer: whole });
  }

  /** Answered, checked, its warnings acknowledged, and certified. `version` is that of its entries so far. */
  async submit(member: string, cycle: string, answers: Record<string, Partial<Answer>>, version = 0): Promise<void> {
    const request = { cycle, member, actor: this.person('lead-focal-point', [member]), at: new Date() };
    for (const [indicator, answer] of Object.entries(answers))
      await this.saveAs(member, cycle, indicator, answer, version);
    await this.checkReport.execute(request);
    await this.work();
    const { findings, revision } = await this.read.execute({ ...request, language: 'en' });
    for (const { rule, field, valuesHash } of findings.filter(({ kind }) => kind !== 'SUSPENDED'))
      await this.justifyFinding.execute({
        ...request,
        language: 'en',
        answer: { rule, field, valuesHash, text: 'So it is.' },
      });
    const certification = { revision, office: 'Ministry', statement: true as const };
    await this.certifyReport.execute({ ...request, at: new Date(), certification });
  }

  async withdraw(member: string, cycle: string): Promise<void> {
    const actor = this.person('lead-focal-point', [member]);
    await this.returnReport.withdraw({ cycle, member, actor, at: new Date(), reason: 'A figure was wrong.' });
  }

  check(at = new Date()) {
    return this.checkReport.execute(this.request(this.lead, at));
  }

  checkIn(cycle: string) {
    return this.checkReport.execute({ ...this.request(), cycle });
  }

  report(at = new Date()) {
    return this.read.execute({ ...this.request(this.lead, at), language: 'en' });
  }

  certify(revision: number, at = new Date()) {
    return this.certifyReport.execute({
      ...this.request(this.lead, at),
      certification: { revision, office: 'Ministry', statement: true },
    });
  }

  /** Runs the jobs that wait, the oldest first, as often as one arrives. Answers how many there were. */
  async work(arrivals = 1): Promise<number> {
    const jobs = await this.jobs();
    for (const { id, payload } of jobs)
      for (let n = 0; n < arrivals; n += 1)
        await this.arrive(payload, { outboxId: id, memberCode: payload.memberCode, attempt: 1 });
    return jobs.length;
  }

  arrive(payload: RunPayload, context: JobContext): Promise<boolean> {
    return this.validation.execute(payload, context, new Date());
  }

  /** Compares what members report of each other, as often as it was asked for. */
  async compare(): Promise<number> {
    const jobs = await this.world.database.dataSource.query<
      { id: string; payload: Parameters<CompareReports['execute']>[0] }[]
    >(`select id, payload from outbox where name = 'report.compare' and done_at is null order by created_at, id`);
    for (const { id, payload } of jobs) {
      await this.comparing.execute(payload, new Date());
      await this.world.database.dataSource.query('update outbox set done_at = now() where id = $1', [id]);
    }
    return jobs.length;
  }

  /** What the worker does with a job that it gives up. */
  giveUp({ id, payload }: { id: string; payload: RunPayload }, error: Error): Promise<void> {
    return this.failRun.execute(payload, { outboxId: id, memberCode: payload.memberCode, error });
  }

  jobs(): Promise<{ id: string; payload: RunPayload }[]> {
    return this.world.database.dataSource.query(
      `select id, payload from outbox where name = 'validation.run' and done_at is null order by created_at, id`,
    );
  }

  /** Checked and found ready. */
  async makeReady(): Promise<number> {
    await this.check();
    await this.work();
    return (await this.report()).revision;
  }
}

interface RunPayload {
  readonly cycleId: string;
  readonly memberCode: string;
  readonly revision: number;
}

/** A refusal's code, or what else was thrown; `accepted` where nothing was. */
export async function codeOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
  return 'accepted';
}
