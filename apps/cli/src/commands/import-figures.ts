import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { EnvironmentError, readEnvironment } from '@signatory/config';
import { Refusal, type Fault, type FaultWords } from '@signatory/domain';
import {
  Audit,
  BringOutsideFigures,
  Catalogue,
  ImportOutsideFigures,
  machineKeeper,
  People,
} from '@signatory/features';
import { LANGUAGES, sayFaultWhole, tellFault } from '@signatory/texts';
import { onApplicationDatabase } from '../application-database.js';
import { choose, defineCommand } from '../command.js';
import { locateFile } from '../files/read-file.js';
import { CommandFault, type Io } from '../io.js';
import { printPlace } from '../report/print-place.js';

export const importFigures = defineCommand({
  help: `signatory import figures FILE --cycle CYCLE [--as EMAIL] [--json]

Keeps figures of international sources beside what members answer, never over it: all of FILE or nothing. A figure
that is known already is not kept twice. DATABASE_URL is the application's login.

FILE is CSV with the columns member, indicator, value, reference, source, accessed and, where they are needed, cell and
url; or JSON, {"figures": [{…}]}, with the same names.

  --as EMAIL   the account that acts; without it the machine, as a keeper of the plan
  --language en|fr|de|it|ja of what is said about FILE
  --json       {"imported", "known"}, or {"faults"}

Exit status: 0; 1 if something in FILE is wrong; 2 if it could not be read.`,
  options: {
    cycle: { type: 'string' },
    as: { type: 'string' },
    language: { type: 'string' },
    json: { type: 'boolean' },
  },
  operands: ['FILE'],
  async run({ cycle, as, language: wished, json = false }, [name = ''], io) {
    const language = choose('language', wished, LANGUAGES);
    if (cycle === undefined) throw new CommandFault(['--cycle is needed.']);
    const { path } = await locateFile(name, io, language);
    return onApplicationDatabase(readDatabaseUrl(), async (database) => {
      const catalogue = new Catalogue(database);
      try {
        const opened = await catalogue.open(cycle);
        const actor = as === undefined ? machineKeeper(opened) : await new People(database).find(as);
        if (!actor) throw new CommandFault([`There is no account ${as}.`]);
        const figures = new ImportOutsideFigures(database, catalogue, new Audit());
        const content = createReadStream(path);
        const command = { cycle, content, name: basename(path), actor, at: new Date() };
        const kept = await new BringOutsideFigures(catalogue, figures).execute(command);
        io.out(json ? `${JSON.stringify(kept)}\n` : `${kept.imported} figures kept, ${kept.known} were known.\n`);
        return 0;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.code !== 'value.invalid') throw faultOf(error, { cycle, as, language });
        const { faults } = error.facts as { readonly faults: readonly Fault[] };
        tell(
          faults.map((fault) => tellFault(language, fault)),
          { name, language, json },
          io,
        );
        return 1;
      }
    });
  },
});

function tell(
  faults: readonly ReturnType<typeof tellFault>[],
  { name, language, json }: { readonly name: string; readonly language: string; readonly json: boolean },
  io: Io,
): void {
  if (json) {
    io.out(`${JSON.stringify({ faults })}\n`);
    return;
  }
  for (const { row, column, pointer, message, cure } of faults) {
    const place = row === undefined ? pointer : printPlace({ row, column: column ?? null }, language);
    io.out(`${[name, place].filter((part) => part !== '').join(' ')}: ${message}\n${cure ? `  → ${cure}\n` : ''}`);
  }
}

function readDatabaseUrl(): string {
  try {
    return readEnvironment(['databaseUrl']).databaseUrl;
  } catch (error) {
    throw error instanceof EnvironmentError ? new CommandFault(error.faults) : error;
  }
}

interface Asked {
  readonly cycle: string;
  readonly as: string | undefined;
  readonly language: string;
}

function faultOf({ code, facts }: Refusal, { cycle, as, language }: Asked): CommandFault {
  switch (code) {
    case 'not-found':
      return new CommandFault([`There is no cycle ${cycle}${as === undefined ? '' : ` that ${as} may see`}.`]);
    case 'permission.missing':
      return new CommandFault([`${as ?? 'The machine'} may not bring figures to ${cycle}: its secretariat does.`]);
    case 'media-type.unsupported':
      return new CommandFault([sayFaultWhole(language, (facts as { words: FaultWords }).words)]);
    case 'body.too-large':
      return new CommandFault([`The file is larger than ${(facts as { limit: string }).limit}. Split it.`]);
    default:
      return new CommandFault([`Refused: ${code}.`]);
  }
}
