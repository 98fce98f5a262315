import { dueBefore, timeOf } from '@signatory/domain';
import { AccessTokenEntity, type Database } from '@signatory/persistence';
import { Between } from 'typeorm';
import { BEFORE_TOKEN_ENDS } from './letters.js';
import { IN_USE, writeMail } from './write-mail.js';

const DAY_MS = 86_400_000;

/**
 * Writes the owner of an access token before it ends: the program that has it is refused from then on, and cannot say so.
 * Of one that was made for fewer days nobody is reminded at once. Repeating it writes nothing twice.
 */
export async function remindOfTokens(database: Database, at: Date): Promise<void> {
  const last = new Date(at.getTime() + Math.max(...BEFORE_TOKEN_ENDS) * DAY_MS);
  await database.as({ actor: 'system' }, async (tx) => {
    const tokens = await tx
      .createQueryBuilder(AccessTokenEntity, 'token')
      .innerJoin('person', 'p', `p.id = token.personId and ${IN_USE}`)
      .where({ expiresAt: Between(at, last) })
      .orderBy('token.expiresAt')
      .getMany();
    for (const { id, personId, name, createdAt, expiresAt } of tokens)
      for (const due of dueBefore(expiresAt, BEFORE_TOKEN_ENDS).filter(
        (each) => each > createdAt && timeOf(each, at) === 'due',
      ))
        await writeMail(tx, {
          person: personId,
          kind: 'token-ending',
          facts: { cycle: null, token: name, members: [], at: expiresAt.toISOString(), digest: false },
          occasion: `token-ending ${id} ${due.toISOString()}`,
          at,
        });
  });
}
