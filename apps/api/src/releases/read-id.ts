import { Refusal } from '@signatory/domain';
import { z } from 'zod';

/** What is no id is as unknown as an id that is not there. */
export function readId(text: string, subject = 'release'): string {
  if (!z.uuid().safeParse(text).success) throw new Refusal('not-found', { subject });
  return text;
}
