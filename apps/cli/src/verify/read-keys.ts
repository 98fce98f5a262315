import { KeyFault, keyRing, type PublicJwk } from '@signatory/proof';
import { readTextFile } from '../files/read-file.js';
import { CommandFault, type Io } from '../io.js';

/** The public keys that `--key` names. @throws CommandFault where there is none in it */
export async function readKeys(name: string, io: Io): Promise<ReadonlyMap<string, PublicJwk>> {
  const { text } = await readTextFile(name, io);
  try {
    return keyRing(text);
  } catch (error) {
    if (error instanceof KeyFault) throw new CommandFault([`--key ${name}: ${error.message}`]);
    throw error;
  }
}
