import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeContents } from '../backup/describe-contents.js';
import { takeBackup } from '../backup/take-backup.js';
import { defineCommand } from '../command.js';
import { CommandFault } from '../io.js';
import { openBlobs } from '../open-blobs.js';
import { readOwnerEnvironment } from '../owner-environment.js';

/** Takes database, stored files and keys together. */
export const backup = defineCommand({
  help: `signatory backup FILE

Writes the database (DATABASE_OWNER_URL, else the embedded one), the stored files and the keys into FILE, a .tar.gz with
a manifest and a SHA-256 for every part. Signatory may go on running. Keep FILE as secret as the data: it holds all of it.`,
  options: {},
  operands: ['FILE'],
  async run(_options, [operand = ''], io) {
    const file = resolve(io.folder, operand);
    for (const path of [file, `${file}.partial`]) {
      if (existsSync(path)) throw new CommandFault([`${path} is already there. Choose another name, or move it away.`]);
    }
    const environment = readOwnerEnvironment(['databaseOwnerUrl']);
    const manifest = await takeBackup({
      file,
      ownerUrl: environment.databaseOwnerUrl,
      blobs: await openBlobs(environment.blobUrl),
      keyFolder: environment.keyFolder,
    });
    io.out(`Backed up ${describeContents(manifest)} to ${file}\n`);
    return 0;
  },
});
