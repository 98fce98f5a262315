import { setTimeout as pause } from 'node:timers/promises';
import { plainText } from '@signatory/domain';
import pg from 'pg';
import { buildLargePlan, FIGURES } from '../../bench/large-file.js';
import { storeLargeReport } from '../../bench/stored-report.js';
import { World } from '../../support/build-world.js';
import { Held } from '../../support/held.js';
import { Desk } from './desk.js';

const INDICATORS = 3;
/** Two of the rules find something in every cell. */
const plan = buildLargePlan(INDICATORS, (code) => [
  { each: 'area', test: 'cell < 0' },
  { each: 'area', test: `cell > ${code}` },
]);
/** As many as a world has connections. */
const MEMBERS = ['CA', 'FR', 'IT', 'JP'];
const japan = { code: 'JP', name: plainText('Japan'), abbreviation: 'JPN', kind: 'country' } as const;

it('as many large runs as there are connections end at once, and each says how far it is', async () => {
  const desk = await Desk.over(await World.build({ plan: { ...plan, members: [...plan.members, japan] } }));
  const client = new pg.Client({ connectionString: desk.world.test.superuserUrl });
  await client.connect();
  try {
    const { cycle } = await desk.catalogue.open('c-2025');
    for (const memberCode of MEMBERS) {
      await storeLargeReport(client, {
        cycleId: cycle.id,
        memberCode,
        figures: INDICATORS * FIGURES,
        value: '1000 + cell',
      });
      await desk.saveAs(memberCode, 'c-2025', 'i1_unit', { value: 'none' });
    }
    const held = await Held.by(
      desk.world.test.superuserUrl,
      'select pg_advisory_xact_lock(hashtextextended(id::text, 0)) from validation_run',
    );
    const jobs = await desk.jobs();
    const worked = Promise.all(
      jobs.map(({ id, payload }) => desk.arrive(payload, { outboxId: id, memberCode: payload.memberCode, attempt: 1 })),
    );
    await held.waitedForBy(MEMBERS.length);
    // Until each has something to say.
    await pause(1_100);
    await held.letGo();
    expect(await worked).toEqual(MEMBERS.map(() => true));
    const { rows } = await client.query('select distinct state from validation_run');
    expect(rows).toEqual([{ state: 'PASSED_WITH_WARNINGS' }]);
  } finally {
    await client.end();
    await desk.world.close();
  }
});
