import { resolve } from 'node:path';
import { checkCheckpoint, TrailCheck, type Checkpoint } from '@signatory/proof';
import { defineCommand } from '../command.js';
import { explain, readTextFile } from '../files/read-file.js';
import { CommandFault, type Io } from '../io.js';
import { fault, ok, printFindings, type Finding } from '../verify/findings.js';
import { readKeys } from '../verify/read-keys.js';
import { readLines } from '../verify/read-lines.js';

export const auditVerify = defineCommand({
  help: `signatory audit verify FILE --checkpoint CHECKPOINT [--checkpoint CHECKPOINT …] --key PUBLIC

Proves an exported audit trail without network, server or database: that its events are those over which the checkpoints were
signed, all of them, unchanged and in their order.

  --checkpoint CHECKPOINT  a checkpoint that was kept: what "signatory audit export" printed, then or earlier; an old one proves
                           the trail up to where it was signed
  --key PUBLIC             the installation's public key: a JWK, a set of them as at /.well-known/jwks.json, or a PEM. Get it
                           once, and not with the trail

Exit status: 0 verified; 1 not verified, with every fault; 2 if a file or the command cannot be read.`,
  options: { checkpoint: { type: 'string', multiple: true }, key: { type: 'string' } },
  operands: ['FILE'],
  async run({ checkpoint: names = [], key }, [name = ''], io) {
    if (names.length === 0 || key === undefined) throw new CommandFault(['--checkpoint and --key are needed.']);
    const ring = await readKeys(key, io);
    const findings: Finding[] = [];
    const signed: Checkpoint[] = [];
    for (const each of names) {
      const { text } = await readTextFile(each, io);
      const verdict = checkCheckpoint(text, ring);
      if (verdict.kind === 'good') {
        signed.push(verdict.checkpoint);
        const { origin, size } = verdict.checkpoint;
        findings.push(ok(each, `signed by ${verdict.key}: ${size} events of ${origin}`));
      } else findings.push(fault(each, WHY[verdict.kind](verdict.kind === 'unfit' ? verdict.why : '')));
    }
    if (signed.length > 0) findings.push(await checkTrail(name, signed, io));
    return printFindings(findings, io);
  },
});

const WHY = {
  unfit: (why: string) => why,
  wrong: () => 'its signature is not over this text: it was changed',
  'unknown-key': () => 'it was signed by none of the keys given',
} as const;

async function checkTrail(name: string, signed: readonly Checkpoint[], io: Io): Promise<Finding> {
  const checking = new TrailCheck(signed);
  const path = resolve(io.folder, name);
  try {
    for await (const line of readLines(path)) checking.add(line);
  } catch (error) {
    if (error instanceof TypeError) return fault(name, 'it is not UTF-8: it was changed');
    throw new CommandFault([`${name}: ${explain(error, path)}`]);
  }
  const { size, agreed, broken } = checking.end();
  if (!broken)
    return ok(
      name,
      `its first ${agreed} events are what was signed${size > agreed ? `; ${size - agreed} are newer` : ''}`,
    );
  if (broken.before > size)
    return fault(
      name,
      `it has ${size} events, and ${broken.before} were signed: its end was cut off, or more is wrong`,
    );
  return fault(
    name,
    `among its events ${broken.after + 1} to ${broken.before} one was changed, added or taken away; the first ${broken.after} are what was signed`,
  );
}
