import { readdirSync } from 'node:fs';
import { jest } from '@jest/globals';
import { plainText } from '@signatory/domain';
import { JOB_NAMES, JOBS } from '@signatory/queue';
import pg from 'pg';
import { buildPlan } from '../support/build-plan.js';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { FocalPoint } from '../support/focal-point.js';
import { killWorkers } from '../support/kill-workers.js';
import { startProduct, type Product } from '../support/processes.js';
import { createRedisUrl, type QueueBackend } from '../support/queue-backend.js';
import { Random } from '../support/random.js';
import { trials } from '../support/trials.js';
import { until } from '../support/until.js';

const { kills, seed } = trials();
// A worker needs seconds to start on a busy machine, and a hundred of them a while.
jest.setTimeout(180_000 + kills * 15_000);

const MEMBERS = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'];
const plan = buildPlan({
  members: MEMBERS.map((code) => ({ code, name: plainText(code), abbreviation: code, kind: 'country' })),
  conflictGroups: [],
});
/** Three days before the deadline, less an hour: a letter to each focal point is due. */
const NEAR = new Date(Date.now() + 3 * 86_400_000 - 3_600_000);
const RECURRING = JOB_NAMES.filter((name) => JOBS[name].everySeconds !== undefined);

describe.each<QueueBackend>(['postgres', 'redis'])(
  `after ${kills} kills of workers at random instants (seed ${seed}), with their jobs in %s`,
  (backend) => {
    let world: World;
    let product: Product;
    let onlooker: pg.Client;
    let people: FocalPoint[];

    beforeAll(async () => {
      world = await World.build({ plan, cycle: { deadlineAt: NEAR } });
      product = await startProduct({ database: world.test, redisUrl: await createRedisUrl(backend), workers: 0 });
      onlooker = new pg.Client({ connectionString: world.test.superuserUrl });
      await onlooker.connect();
      people = await Promise.all(
        MEMBERS.map(async (member, n) => {
          const cookie = await world.signIn({ role: 'lead-focal-point', members: [member] });
          return new FocalPoint(member, new Client(product.url).with(cookie), new Random(seed + n + 1));
        }),
      );
      let ending = false;
      const working = Promise.all(people.map((person) => person.work(() => ending)));
      const hasHit = async (): Promise<boolean> => (await count('outbox where losses > 0')) > 0;
      const killing = killWorkers(product, new Random(seed), kills, hasHit).finally(() => (ending = true));
      await Promise.all([working, killing]);
      await until(
        () => count(`outbox where payload <> '{}' and done_at is null and failed is null`),
        (open) => open === 0,
      );
    });
    afterAll(async () => {
      await onlooker?.end();
      await product?.stop();
      await world?.close();
    });

    const rows = async <Row extends object>(sql: string): Promise<Row[]> => (await onlooker.query<Row>(sql)).rows;
    const count = async (sql: string): Promise<number> =>
      (await rows<{ n: number }>(`select count(*)::int as n from ${sql}`))[0]?.n ?? -1;

    it('every job is done, none given up, and no lock is left', async () => {
      expect(await rows('select name, failed from outbox where failed is not null')).toEqual([]);
      const done = await rows<{ name: string }>('select distinct name from outbox where done_at is not null');
      expect(done.map(({ name }) => name)).toEqual(
        expect.arrayContaining([...RECURRING, 'validation.run', 'report.import', 'report.apply-import', 'mail.send']),
      );
      // Who is asked to come back may have met a starved machine, and never two transactions that wait for each other.
      expect(product.apiLog()).not.toMatch(/deadlock|could not serialize/);
      // Kills that hit nobody at work would prove nothing.
      expect(await count('outbox where losses > 0')).toBeGreaterThan(0);
    });

    it('each run has ended once, with one audit event and each finding once', async () => {
      expect(await rows(`select id, state from validation_run where ended_at is null or state = 'ERROR'`)).toEqual([]);
      const ends = await rows<{ member: string; revision: number; events: number }>(
        `select run.member_code as member, run.revision, count(event.id)::int as events from validation_run run
           left join audit_event event on event.body::jsonb #>> '{facts,run}' = run.id::text and event.body::jsonb ->> 'act' like 'run.%'
         where run.state <> 'CANCELLED' group by run.id, run.member_code, run.revision`,
      );
      expect(ends.length).toBeGreaterThan(MEMBERS.length);
      for (const { member, revision, events } of ends) {
        // Over one revision the rules run after its save, and once more for each check.
        const checks = people.find((person) => person.member === member)?.checked.filter((each) => each === revision);
        expect({ member, revision, ok: events >= 1 && events <= 1 + (checks?.length ?? 0) }).toEqual({
          member,
          revision,
          ok: true,
        });
      }
      expect(
        await rows(`select run_id, rule, indicator, part from finding group by 1, 2, 3, 4 having count(*) > 1`),
      ).toEqual([]);
      const last = await rows<{ member: string; runs: number }>(
        `select member_code as member, count(*)::int as runs from validation_run run join report using (cycle_id, member_code)
         where run.revision = report.revision and not run.stale and run.state <> 'CANCELLED' group by 1 order by 1`,
      );
      expect(last).toEqual(MEMBERS.map((member) => ({ member, runs: 1 })));
    });

    it('each import is written once, whole, and so is every save', async () => {
      for (const { member, imports, revision } of people) {
        const of = `member_code = '${member}'`;
        expect(
          await rows(
            `select i.id, i.state, count(distinct v.indicator_id)::int as answers, count(distinct e.id)::int as events
             from report_import i
               left join entry_version v on v.member_code = i.member_code and v.since_revision = i.applied_revision
               left join audit_event e on e.body::jsonb ->> 'act' = 'import.apply' and e.body::jsonb #>> '{facts,import}' = i.id::text
             where i.${of} group by i.id, i.state, i.queued_at order by i.queued_at`,
          ),
        ).toEqual(imports.map((id) => ({ id, state: 'APPLIED', answers: 2, events: 1 })));
        const revisions = await rows<{ n: number }>(
          `select distinct since_revision as n from entry_version where ${of} order by 1`,
        );
        expect(revisions.map(({ n }) => n)).toEqual(Array.from({ length: revision }, (_, n) => n + 1));
      }
      expect(
        await rows(
          `select member_code, indicator_id, cell_no from observation where until_revision is null
           group by 1, 2, 3 having count(*) > 1`,
        ),
      ).toEqual([]);
    });

    it('every report stands as its focal point left it', async () => {
      for (const person of people) {
        const { revision, state, entries } = await person.read();
        const value = (code: string) => entries.find(({ indicator }) => indicator === code)?.value;
        expect({ revision, staff: value('i1_staff'), note: value('i1_note') }).toEqual({
          revision: person.revision,
          staff: person.staff,
          note: person.note,
        });
        expect(state).toBe('DRAFT');
        const acts = `audit_event where body::jsonb ->> 'subject' = 'c-2025/${person.member}' and body::jsonb ->> 'act'`;
        expect(await count(`${acts} = 'submission.certify'`)).toBe(person.certified);
        expect(await count(`${acts} = 'submission.withdraw'`)).toBe(person.certified);
      }
    });

    it('each letter was sent, once', async () => {
      expect(await count('mail where letter and sent_at is not null and failed is null')).toBe(MEMBERS.length);
      expect(await count('mail where letter')).toBe(MEMBERS.length);
      expect(readdirSync(product.mailFolder).filter((name) => name.endsWith('.eml'))).toHaveLength(MEMBERS.length);
    });
  },
);
