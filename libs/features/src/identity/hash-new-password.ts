import { faultWords, Refusal } from '@signatory/domain';
import { faultOfPassword, type PasswordOwner } from './fault-of-password.js';
import { hashPassword } from './passwords.js';

/** A password that somebody chooses, for storing. @throws Refusal `request.invalid` for one that is guessed at once; `job.busy` */
export async function hashNewPassword(password: string, owner: PasswordOwner): Promise<string> {
  const fault = await faultOfPassword(password, owner);
  if (fault !== null)
    throw new Refusal('request.invalid', {
      faults: [{ pointer: '/password', words: faultWords(`password.${fault}`) }],
    });
  return hashPassword(password);
}
