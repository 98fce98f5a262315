import { readEnvironment, EnvironmentError } from '@signatory/config';
import { Refusal, type Actor, type FaultWords } from '@signatory/domain';
import {
  ApplyImport,
  Audit,
  CalculateEntries,
  Catalogue,
  DecideImport,
  EarlierInputs,
  ExportReport,
  FailImport,
  FiguresAtHand,
  ImportFiles,
  importSettings,
  machineActor,
  MoveSubmission,
  People,
  ReadEarlier,
  ReadImportFile,
  ReadImports,
  ReadReport,
  ReceiveImport,
  RequestRun,
  ReviseReport,
  WriteImport,
  type OpenedCycle,
  TraceItems,
} from '@signatory/features';
import { sayFaultWhole } from '@signatory/texts';
import { onApplicationDatabase } from '../application-database.js';
import { openBlobs } from '../open-blobs.js';
import { CommandFault } from '../io.js';

/** The use-cases of files in and out, over the database of the environment, and who acts. */
export interface ExchangeDesk {
  readonly opened: OpenedCycle;
  readonly actor: Actor;
  readonly receive: ReceiveImport;
  readonly read: ReadImportFile;
  readonly decide: DecideImport;
  readonly apply: ApplyImport;
  readonly imports: ReadImports;
  readonly exportReport: ExportReport;
}

export interface DeskRequest {
  readonly cycle: string;
  readonly member: string;
  /** An account's address; without one the machine itself acts, as the member's lead focal point. */
  readonly as: string | undefined;
  /** Of what is said about a file. */
  readonly language?: string;
}

/** Runs `work` at the desk of one report. @throws CommandFault for what the environment or the arguments do not name */
export function atExchangeDesk<Result>(
  { cycle, member, as, language = 'en' }: DeskRequest,
  work: (desk: ExchangeDesk) => Promise<Result>,
): Promise<Result> {
  const environment = readExchangeEnvironment();
  const { databaseUrl, blobUrl } = environment;
  return onApplicationDatabase(databaseUrl, async (database) => {
    const settings = importSettings(environment.imports);
    const files = new ImportFiles(await openBlobs(blobUrl), settings);
    const [catalogue, audit, people] = [new Catalogue(database), new Audit(), new People(database)];
    const traceItems = new TraceItems(database);
    const readEarlier = new ReadEarlier(database, catalogue, traceItems);
    const readReport = new ReadReport(database, catalogue, readEarlier);
    const fail = new FailImport(database, audit);
    const calculate = new CalculateEntries(new EarlierInputs(catalogue, traceItems), audit);
    const revise = new ReviseReport(new MoveSubmission(audit), calculate, new RequestRun());
    const write = new WriteImport(database, people, audit, revise, new FiguresAtHand());
    try {
      const opened = await catalogue.open(cycle);
      const actor = as === undefined ? machineActor(opened, member) : await people.find(as);
      if (!actor) throw new CommandFault([`There is no account ${as}.`]);
      return await work({
        opened,
        actor,
        receive: new ReceiveImport(database, catalogue, audit, files),
        read: new ReadImportFile(database, catalogue, people, fail, files),
        decide: new DecideImport(database, catalogue),
        apply: new ApplyImport(database, catalogue, files, write, fail),
        imports: new ReadImports(database, catalogue),
        exportReport: new ExportReport(database, catalogue, readEarlier, readReport),
      });
    } catch (error) {
      throw error instanceof Refusal ? faultOf(error, { cycle, member, as, language }) : error;
    }
  });
}

function readExchangeEnvironment() {
  try {
    return readEnvironment(['databaseUrl']);
  } catch (error) {
    throw error instanceof EnvironmentError ? new CommandFault(error.faults) : error;
  }
}

function faultOf({ code, facts }: Refusal, { cycle, member, as, language }: Required<DeskRequest>): CommandFault {
  switch (code) {
    case 'not-found':
      return new CommandFault([
        `There is no report of ${member} in ${cycle}${as === undefined ? '' : ` that ${as} may see`}.`,
      ]);
    case 'media-type.unsupported': {
      return new CommandFault([sayFaultWhole(language, (facts as { words: FaultWords }).words)]);
    }
    case 'body.too-large':
      return new CommandFault([
        `The file is larger than ${(facts as { limit: string }).limit}. Raise IMPORT_MAX_MB, or split it.`,
      ]);
    case 'cycle.not-open':
    case 'cycle.closed':
      return new CommandFault([`Reports of ${cycle} cannot be changed now.`]);
    case 'permission.missing':
      return new CommandFault([`${as ?? 'The machine'} may not do this with the report of ${member}.`]);
    default:
      return new CommandFault([`Refused: ${code}.`]);
  }
}
