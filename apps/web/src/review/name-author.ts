import { ROLES } from '@signatory/domain';
import type { Speech } from '../session/language.js';

/** Whose an act or a message is: a role stands for somebody whose name the reader may not see, and the system for nobody. */
export function nameAuthor(by: string, say: Speech['say']): string {
  const role = by === 'system' ? by : ROLES.find((each) => each === by);
  return role ? say(`role.${role}`) : by;
}
