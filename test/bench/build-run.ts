import {
  Audit,
  BeginRun,
  FiguresAtHand,
  MoveSubmission,
  ReadColumns,
  ReadEarlierCells,
  ReadEarlierRun,
  ReadSurroundings,
  RecordOutcome,
  RequestRun,
  RunValidation,
  TellProgress,
  TraceItems,
  type Catalogue,
} from '@signatory/features';
import type { Database } from '@signatory/persistence';

/** The product's run as a worker has it, which has nothing at hand unless it is given. */
export function buildRun(database: Database, catalogue: Catalogue, atHand = new FiguresAtHand()): RunValidation {
  const audit = new Audit();
  return new RunValidation(
    catalogue,
    new BeginRun(database, atHand),
    new ReadColumns(database),
    new ReadSurroundings(database, catalogue, new TraceItems(database)),
    new ReadEarlierCells(new ReadColumns(database)),
    new ReadEarlierRun(database),
    new TellProgress(database),
    new RecordOutcome(database, audit, new MoveSubmission(audit), new RequestRun()),
  );
}
