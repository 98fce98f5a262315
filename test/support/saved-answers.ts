import type pg from 'pg';
import type { Saver } from './saver.js';

/** Every save that was answered is there, none that was not asked for, and each is whole: with its revision and its audit event. */
export async function expectSaved(onlooker: pg.Client, savers: readonly Saver[]): Promise<void> {
  const rows = async (sql: string): Promise<object[]> => (await onlooker.query<object>(sql)).rows;
  expect(
    await rows(
      `select member_code as member, array_agg(answer #>> '{}' order by version) as said from entry_version group by 1 order by 1`,
    ),
  ).toEqual(savers.map(({ member, stored }) => ({ member, said: stored })));
  const broken = await rows(
    `select member_code, version from entry_version version where 1 <> (select count(*) from audit_event event
     where event.body::jsonb ->> 'act' = 'entry.save'
       and event.body::jsonb ->> 'subject' = 'c-2025/' || version.member_code || '/i1_note'
       and event.body::jsonb #>> '{facts,revision}' = version.since_revision::text)`,
  );
  expect(broken).toEqual([]);
  const events = await rows(`select count(*)::int as n from audit_event where body::jsonb ->> 'act' = 'entry.save'`);
  expect(events).toEqual([{ n: savers.reduce((sum, { stored }) => sum + stored.length, 0) }]);
  const reports = await rows('select member_code as member, revision from report order by 1');
  expect(reports).toEqual(savers.map(({ member, stored }) => ({ member, revision: stored.length })));
}
