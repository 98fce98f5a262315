import { createRequire } from 'node:module';
import { readEnvironment, EnvironmentError, type Environment } from '@signatory/config';
import { Refusal, type Actor, type MatrixFile } from '@signatory/domain';
import {
  Audit,
  Catalogue,
  CreateCycle,
  DecideRelease,
  FindRelease,
  DraftDocument,
  FreezeDocument,
  ImportCycle,
  ImportScores,
  MoveCorrection,
  MoveRelease,
  MoveScore,
  OpenCycle,
  People,
  PublishedReleases,
  PublishReleases,
  ReadCycles,
  ReadReleases,
  ReleasePrinters,
  RenderReleaseFile,
  RequestRelease,
  SigningKeys,
  SignOffRelease,
  type ImportCycleCommand,
  type Signing,
} from '@signatory/features';
import type { BlobStore, Database } from '@signatory/persistence';
import { KeyFault, openSigningKey } from '@signatory/proof';
import { onApplicationDatabase } from '../application-database.js';
import { openBlobs } from '../open-blobs.js';
import { CommandFault } from '../io.js';

export interface MatrixImport {
  readonly file: MatrixFile;
  readonly design: ImportCycleCommand['design'];
  /** Addresses of accounts. */
  readonly as: string;
  readonly signatory: string | null;
}

export interface ImportedRelease {
  readonly number: number;
  readonly sha256: string;
  readonly published: boolean;
}

/** Imports the matrix as a cycle, renders its release, and signs it off where somebody was named who does. @throws CommandFault */
export function importOnDatabase(request: MatrixImport): Promise<ImportedRelease> {
  const environment = readDatabaseEnvironment();
  return onApplicationDatabase(environment.databaseUrl, async (database) => {
    try {
      const opened = { blobs: await openBlobs(environment.blobUrl), signing: await openSigning(environment) };
      return await importAndRelease(database, opened, request);
    } catch (error) {
      throw error instanceof Refusal ? faultOf(error, request) : error;
    }
  });
}

async function importAndRelease(
  database: Database,
  { blobs, signing }: { readonly blobs: BlobStore; readonly signing: Signing },
  { file, design, as, signatory }: MatrixImport,
): Promise<ImportedRelease> {
  const [audit, people, catalogue] = [new Audit(), new People(database), new Catalogue(database)];
  const actor = await findPerson(people, as);
  const signs = signatory === null ? null : await findPerson(people, signatory);
  if (signs?.id === actor.id)
    throw new CommandFault(['--signatory must be another person than --as: two people stand behind a release.']);
  const moveScore = new MoveScore(audit);
  const verb = new ImportCycle(database, new CreateCycle(audit), new OpenCycle(audit), new ImportScores(moveScore));
  const mismatch = await verb.execute({ actor, file, design, at: new Date() });
  if (mismatch)
    throw new CommandFault([
      ...mismatch.unknownMembers.map((name) => `The plan has no member "${name}". Write its name as in the plan.`),
      ...mismatch.unknownCommitments.map((id) => `The plan has no commitment ${id}. Write the ids of the plan.`),
    ]);
  const software = { name: 'Signatory', version: readVersion() };
  const cycles = new ReadCycles(catalogue, database);
  const [moveRelease, find] = [new MoveRelease(audit), new FindRelease(database, catalogue)];
  const request = new RequestRelease(
    database,
    cycles,
    moveRelease,
    new FreezeDocument(blobs),
    new DraftDocument(blobs, software, new SigningKeys(database, audit, signing)),
    blobs,
  );
  const at = new Date();
  const body = { embargoUntil: at.toISOString() };
  const id = await request.execute({ actor, cycle: design.code, body, at });
  const releases = new ReadReleases(database, cycles, find);
  const { files, number, sha256 } = await releases.read(id, { actor, at });
  const render = new RenderReleaseFile(database, blobs, software, new ReleasePrinters(blobs));
  for (const { path } of files) await render.execute({ releaseId: id, path });
  if (signs) {
    const publish = new PublishReleases(database, catalogue, moveRelease, new MoveCorrection(audit), moveScore);
    const documents = new PublishedReleases(database, blobs);
    const signOff = new SignOffRelease(
      new DecideRelease(database, find, moveRelease),
      moveRelease,
      publish,
      documents,
      blobs,
      signing,
    );
    await signOff.execute({ actor: signs, release: id, at: new Date() });
  }
  return { number, sha256: sha256 ?? '', published: signs !== null };
}

async function findPerson(people: People, email: string): Promise<Actor> {
  const person = await people.find(email);
  if (!person) throw new CommandFault([`There is no account ${email}.`]);
  return person;
}

/** The product's own key: a release that was imported is signed like any other. @throws CommandFault */
async function openSigning({ signingKey, keyFolder, publicUrl, publisher, paper }: Environment): Promise<Signing> {
  try {
    const { key } = await openSigningKey({ ...(signingKey !== undefined && { given: signingKey }), folder: keyFolder });
    return { key, site: publicUrl, publisher, paper };
  } catch (error) {
    throw error instanceof KeyFault ? new CommandFault([error.message]) : error;
  }
}

function readDatabaseEnvironment() {
  try {
    return readEnvironment(['databaseUrl']);
  } catch (error) {
    throw error instanceof EnvironmentError ? new CommandFault(error.faults) : error;
  }
}

function faultOf({ code, facts }: Refusal, { design, as }: MatrixImport): CommandFault {
  switch (code) {
    case 'not-found':
      return new CommandFault([`${as} keeps no plan ${design.plan}, version ${design.planVersion}.`]);
    case 'permission.missing':
      return new CommandFault([
        `Only the secretariat of ${design.plan} may import scores, and request or sign a release.`,
      ]);
    case 'cycle.code-taken':
      return new CommandFault([`There is a cycle ${design.code} already. Give this one another code.`]);
    case 'cycle.phase-taken':
      return new CommandFault([`The series ${design.series} has its ${design.phase} already.`]);
    default:
      return new CommandFault([`Refused: ${code} ${JSON.stringify(facts)}`]);
  }
}

function readVersion(): string {
  return (createRequire(import.meta.url)('../../package.json') as { version: string }).version;
}
