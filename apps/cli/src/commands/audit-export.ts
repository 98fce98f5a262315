import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EnvironmentError, readEnvironment } from '@signatory/config';
import { leafOf, ReadTrail } from '@signatory/features';
import { onApplicationDatabase } from '../application-database.js';
import { defineCommand } from '../command.js';
import { CommandFault } from '../io.js';

export const auditExport = defineCommand({
  help: `signatory audit export FILE

Writes the sealed audit trail of all plans into FILE, an event a line as canonical JSON, and prints the checkpoint that was
signed over it. Keep both away from the database: "signatory audit verify" then proves on any machine, now or years later,
whether anything was changed, added or taken away. Every checkpoint that was ever kept, from here or from the API's log, holds.
DATABASE_URL is the application's login. FILE tells what everybody did and why: keep it as secret as that.

Exit status: 0; 1 where nothing is sealed yet; 2 if it was misused.`,
  options: {},
  operands: ['FILE'],
  async run(_options, [name = ''], io) {
    const path = resolve(io.folder, name);
    return onApplicationDatabase(readDatabaseUrl(), async (database) => {
      const trail = new ReadTrail(database);
      const { checkpoint } = await trail.seal();
      if (!checkpoint) {
        io.err('Nothing is sealed yet: the API seals the trail while it runs.\n');
        return 1;
      }
      try {
        await pipeline(Readable.from(lines(trail, checkpoint.events)), createWriteStream(path, { mode: 0o600 }));
      } catch (error) {
        // Half a trail must not be taken for one whose end was cut off.
        await rm(path, { force: true });
        throw error;
      }
      io.out(checkpoint.note);
      return 0;
    });
  },
});

async function* lines(trail: ReadTrail, size: number): AsyncIterable<string> {
  for await (const event of trail.events(size)) yield `${leafOf(event)}\n`;
}

function readDatabaseUrl(): string {
  try {
    return readEnvironment(['databaseUrl']).databaseUrl;
  } catch (error) {
    throw error instanceof EnvironmentError ? new CommandFault(error.faults) : error;
  }
}
