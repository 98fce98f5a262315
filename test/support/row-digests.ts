import type pg from 'pg';

/** What follows by itself, or is nobody's: the seal of the trail, failed sign-ins, challenges that lapse, answers kept for a second sending. */
const BESIDE = ['audit_checkpoint', 'idempotency_key', 'passkey_challenge', 'sign_in_attempt'];

/**
 * How many rows each table has and a digest of all they say, as the superuser sees them; but for the rows that name one of these
 * people, who may keep what is their own.
 */
export async function rowDigests(client: pg.Client, people: readonly string[]): Promise<Record<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
       and not relispartition and relname <> all ($1) order by 1`,
    [BESIDE],
  );
  const digest = ({ name }: { name: string }): string =>
    `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t, '' order by t)), '') as digest
     from (select (to_jsonb(r) - 'sealed_seq')::text as t from "${name}" r) said where not t like any ($1)`;
  const { rows } = await client.query<{ name: string; digest: string }>(tables.map(digest).join(' union all '), [
    people.map((id) => `%${id}%`),
  ]);
  return Object.fromEntries(rows.map(({ name, digest: found }) => [name, found]));
}
