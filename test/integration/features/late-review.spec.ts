import type { Actor, Role } from '@signatory/domain';
import { ReadNews, RemindPeople } from '@signatory/features';
import { MailEntity } from '@signatory/persistence';
import { addPerson } from '../../support/add-person.js';
import { World } from '../../support/build-world.js';
import { Desk } from './desk.js';

const HOUR = 3_600_000;
const START = Date.now();
const after = (hours: number): Date => new Date(START + hours * HOUR);
/** The end of review. */
const OVER = 24 * 20;

describe('a review that has not ended in time', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await Desk.over(await World.build({ cycle: { deadlineAt: after(24 * 8), cutOffAt: after(24 * 10) } }));
    await query('update cycle set review_deadline_at = $1', [after(OVER)]);
    for (const member of ['CA', 'IT']) await desk.submit(member, 'c-2025', { i1_unit: { value: 'none' } });
  });
  afterEach(() => desk.world.close());

  const query = (text: string, values: unknown[] = []) => desk.world.asSystem((tx) => tx.query<unknown>(text, values));
  const person = (role: Role, members: readonly string[], more: { nationality?: string; pillars?: string[] } = {}) =>
    addPerson(desk.world, { role, members, ...more });
  /** What the hourly round does at an hour. */
  const look = (hours: number) => new RemindPeople(desk.world.database, desk.catalogue).execute(after(hours));
  const told = async ({ id }: Actor) =>
    (await desk.world.asSystem((tx) => tx.find(MailEntity, { where: { personId: id, kind: 'review-missed' } }))).map(
      ({ letter, facts: { members, digest, at } }) => ({ members: members.join(' '), letter, digest, at }),
    );
  const review = async (member: string, state: string) => {
    await query(`update submission set state = 'UNDER_REVIEW' where member_code = $1`, [member]);
    await query(
      `insert into entry_review (cycle_id, member_code, submission_version, indicator_id, entry_version, state)
       select id, $1, 1, 'id-i1_unit', 1, $2 from cycle where code = 'c-2025'
       on conflict (cycle_id, member_code, submission_version, indicator_id) do update set state = $2`,
      [member, state],
    );
  };

  it('is told once to the secretariat and to whoever has still to decide, by the clock', async () => {
    const secretariat = await person('secretariat', []);
    const reviewer = await person('reviewer', ['CA', 'IT'], { nationality: 'US' });
    const conflicted = await person('reviewer', ['CA', 'IT'], { nationality: 'FR' });
    const other = await person('reviewer', ['FR'], { nationality: 'US' });
    const lead = await person('lead-focal-point', ['IT'], { nationality: 'IT' });
    const silent = await person('reviewer', ['CA'], { nationality: 'US' });
    await query(`insert into notification_setting (person_id, off, token) values ($1, '{review-missed}', 't')`, [
      silent.id,
    ]);
    await review('IT', 'ANSWERED');
    await look(OVER - 1);
    expect(await told(secretariat)).toEqual([]);
    await look(OVER);
    await look(OVER + 5);
    await query(`update cycle set state = 'CLOSED'`);
    await look(OVER + 10);
    const at = after(OVER).toISOString();
    expect(await told(secretariat)).toEqual([{ members: 'CA IT', letter: true, digest: true, at }]);
    expect(await told(reviewer)).toEqual([{ members: 'CA IT', letter: true, digest: false, at }]);
    // Italy and France are of one conflict group.
    expect(await told(conflicted)).toEqual([{ members: 'CA', letter: true, digest: false, at }]);
    // In the product all the same.
    expect(await told(silent)).toEqual([{ members: 'CA', letter: false, digest: false, at }]);
    expect([await told(other), await told(lead)]).toEqual([[], []]);
    const { news } = await new ReadNews(desk.world.database, desk.catalogue).execute(reviewer, after(OVER + 11));
    expect(news.find(({ kind }) => kind === 'review-missed')?.places.map(({ path }) => path)).toEqual([
      '/review?cycle=c-2025&member=CA',
      '/review?cycle=c-2025&member=IT',
    ]);
  });

  it('is not told to a reviewer whose own entries are decided, nor of what waits for the member', async () => {
    const secretariat = await person('secretariat', []);
    const own = await person('reviewer', ['CA', 'IT'], { nationality: 'US', pillars: ['I'] });
    const elsewhere = await person('reviewer', ['CA', 'IT'], { nationality: 'US', pillars: ['II'] });
    await review('IT', 'PENDING');
    await review('CA', 'CLARIFICATION_REQUESTED');
    await look(OVER + 1);
    expect((await told(own)).map(({ members }) => members)).toEqual(['IT']);
    expect(await told(elsewhere)).toEqual([]);
    expect((await told(secretariat)).map(({ members }) => members)).toEqual(['CA IT']);
  });

  it('is not told a day late, and again once the end of review is moved', async () => {
    const reviewer = await person('reviewer', ['IT'], { nationality: 'US' });
    await look(OVER + 25);
    expect(await told(reviewer)).toEqual([]);
    await query('update cycle set review_deadline_at = $1', [after(OVER + 30)]);
    await look(OVER + 31);
    await query('update cycle set review_deadline_at = $1', [after(OVER + 60)]);
    await look(OVER + 61);
    expect((await told(reviewer)).map(({ at }) => at).sort()).toEqual([
      after(OVER + 30).toISOString(),
      after(OVER + 60).toISOString(),
    ]);
  });
});
