import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';

const KEEP = `insert into notification_setting (person_id, language, token) values ($1, $2, $3)
  on conflict (person_id) do update set language = excluded.language where notification_setting.language is null`;

/**
 * Keeps the language in which a person comes in, for the letters that follow. What the person chose stands: it fills in
 * only while nothing is known. A browser that asks for no language of the product says nothing.
 */
export async function keepLanguage(tx: EntityManager, personId: string, language: string | undefined): Promise<void> {
  if (language !== undefined) await tx.query(KEEP, [personId, language, randomBytes(24).toString('base64url')]);
}

/** The language of a person's letters, which is that of what the person writes where nothing else is said. */
export async function readLanguage(tx: EntityManager, personId: string): Promise<string> {
  const [row] = await tx.query<{ language: string | null }[]>(
    'select language from notification_setting where person_id::text = $1',
    [personId],
  );
  return row?.language ?? 'en';
}
