import { systemReach } from '@signatory/persistence';
import { layGround, MEMBERS, type Ground } from './build.js';

let ground: Ground;
beforeAll(async () => (ground = await layGround()));
afterAll(() => ground.close());

const ALL = systemReach(MEMBERS);

describe('a transaction', () => {
  it('keeps nothing of what it did when its work throws', async () => {
    const failing = ground.db.as(ALL, async (tx) => {
      await tx.query('update report set revision = revision + 1');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await ground.db.readAs(ALL, 'select distinct revision from report')).toEqual([{ revision: 1 }]);
  });
});

describe('a read', () => {
  it('gives figures and dates as they are written, instants as dates', async () => {
    const query = {
      name: 'values',
      text: `select value, date '2026-01-02' as day, $1::timestamptz as at from observation where member_code = 'CA'`,
    };
    const row = { value: '12.50', day: '2026-01-02', at: new Date('2026-01-02T03:04:05Z') };
    expect(await ground.db.readAs(ALL, query, ['2026-01-02T03:04:05Z'])).toEqual([row]);
    expect(await ground.db.readAs(ALL, query, ['2026-01-02T03:04:05Z'])).toEqual([row]);
  });

  it('changes nothing', async () => {
    await expect(ground.db.readAs(ALL, 'update report set revision = 7')).rejects.toThrow('read-only');
  });

  it('that fails leaves its connection fit for the next, of whomever', async () => {
    const reads = Array.from({ length: 20 }, (_, i) =>
      ground.db.readAs(ALL, i % 2 ? 'select 1 / 0' : 'select member_code from report order by 1'),
    );
    const settled = await Promise.allSettled(reads);
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    for (const read of settled) if (read.status === 'fulfilled') expect(read.value).toHaveLength(2);
    expect(await ground.db.readPublic('select * from report')).toEqual([]);
  });
});
