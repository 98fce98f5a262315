import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeContents } from '../backup/describe-contents.js';
import { restoreBackup } from '../backup/restore-backup.js';
import { defineCommand } from '../command.js';
import { CommandFault } from '../io.js';
import { openBlobs } from '../open-blobs.js';
import { readOwnerEnvironment, roleOf } from '../owner-environment.js';

/** Brings database, stored files and keys back together. */
export const restore = defineCommand({
  help: `signatory restore FILE

Brings a backup back into an empty database (DATABASE_OWNER_URL and DATABASE_URL, else the embedded one; with
SIGNATORY_DATA=/path/to/folder a new one). FILE is proved whole, part by part, before anything is touched.`,
  options: {},
  operands: ['FILE'],
  async run(_options, [operand = ''], io) {
    const file = resolve(io.folder, operand);
    if (!existsSync(file)) throw new CommandFault([`There is no file ${file}.`]);
    const environment = readOwnerEnvironment(['databaseOwnerUrl', 'databaseUrl']);
    const manifest = await restoreBackup({
      file,
      ownerUrl: environment.databaseOwnerUrl,
      appRole: roleOf(environment.databaseUrl),
      blobs: await openBlobs(environment.blobUrl),
      keyFolder: environment.keyFolder,
    });
    io.out(`Restored ${describeContents(manifest)}, as of ${manifest.takenAt}\n`);
    return 0;
  },
});
