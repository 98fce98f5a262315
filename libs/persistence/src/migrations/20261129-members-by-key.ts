import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Policy {
  readonly name: string;
  readonly table: string;
  readonly using: string | null;
  readonly check: string | null;
}

const POLICIES = `
  select p.polname as name, p.polrelid::regclass::text as table, pg_get_expr(p.polqual, p.polrelid) as using,
    pg_get_expr(p.polwithcheck, p.polrelid) as check
  from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'public'::regnamespace`;

// As PostgreSQL writes the one condition and the other.
const IN_TURN =
  /member_code = ANY \(\(\s*SELECT \(NULLIF\(current_setting\('(app\.\w+)'::text, true\), ''::text\)\)::text\[\] AS "nullif"\)::text\[\]\)/g;
const BY_KEY =
  /member_code IN \(\s*SELECT unnest\(\(NULLIF\(current_setting\('(app\.\w+)'::text, true\), ''::text\)\)::text\[\]\) AS unnest\)/g;
const LEFT = /member_code = ANY/;

const inTurn = (setting: string): string =>
  `member_code = any ((select nullif(current_setting('${setting}', true), '')::text[])::text[])`;

/**
 * Whether the row's member is among those of the setting, found by its key: an array that is no constant is gone through
 * from its start for each row, which of two hundred members took most of a query's time. What a sub-select of no outer row
 * answers is hashed once for each statement, and a look into it costs the same with one member as with two hundred.
 */
const byKey = (setting: string): string =>
  `member_code in (select unnest(nullif(current_setting('${setting}', true), '')::text[]))`;

/** Policies ask for a row's member by its key: the same rule in every policy, and the same rows. */
export class MembersByKey1795491000000 implements MigrationInterface {
  readonly name = 'MembersByKey1795491000000';

  async up(runner: QueryRunner): Promise<void> {
    const left = await rewrite(runner, (told) => told.replaceAll(IN_TURN, (_, setting: string) => byKey(setting)));
    const missed = left.filter(({ using, check }) => LEFT.test(`${using} ${check}`)).map(({ name }) => name);
    if (missed.length > 0) throw new Error(`Policies whose words are not known: ${missed.join(', ')}.`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewrite(runner, (told) => told.replaceAll(BY_KEY, (_, setting: string) => inTurn(setting)));
  }
}

/** Gives each policy other words; answers the policies as they are then. */
async function rewrite(runner: QueryRunner, reword: (told: string) => string): Promise<Policy[]> {
  for (const { name, table, using, check } of (await runner.query(POLICIES)) as Policy[]) {
    const told = [using && ` using (${reword(using)})`, check && ` with check (${reword(check)})`];
    if (told.join('') === [using && ` using (${using})`, check && ` with check (${check})`].join('')) continue;
    await runner.query(`alter policy ${name} on ${table}${told.join('')}`);
  }
  return (await runner.query(POLICIES)) as Policy[];
}
