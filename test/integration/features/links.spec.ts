import { HostTurns, LINK_SETTINGS, RecheckLinks } from '@signatory/features';
import { Desk } from './desk.js';

const DAY_MS = 86_400_000;

describe('links of a report', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await Desk.open();
    await desk.save('i1_note', 0, { value: 'x', evidence: [{ title: 'The act', url: 'https://ministry.gov/act' }] });
  });
  afterEach(() => desk.world.close());

  const settings = { ...LINK_SETTINGS, enabled: true };
  const recheck = (given = settings): Promise<number> => {
    const turns = new HostTurns(desk.world.database, given);
    return new RecheckLinks(desk.world.database, desk.catalogue, turns, given).execute(new Date());
  };
  const jobs = async (): Promise<number> =>
    (
      await desk.world.asSystem((tx) =>
        tx.query<unknown[]>(`select from outbox where name = 'evidence.check-links' and done_at is null`),
      )
    ).length;
  const doJobs = () => desk.world.asSystem((tx) => tx.query('update outbox set done_at = now()'));
  const checked = (at: Date) =>
    desk.world.asSystem((tx) =>
      tx.query(
        `insert into link_check (cycle_id, member_code, evidence_id, state, status, checked_at, changed_at)
         select cycle_id, member_code, id, 'reachable', 200, $1, $1 from evidence
         on conflict (cycle_id, member_code, evidence_id) do update set checked_at = excluded.checked_at`,
        [at],
      ),
    );

  it('are asked for once after a save that brings one, and not after one that brings none', async () => {
    expect(await jobs()).toBe(1);
    await doJobs();
    await desk.save('i1_note', 1, { value: 'y', evidence: [{ title: 'The act', url: 'https://ministry.gov/act' }] });
    await desk.save('i1_unit', 0, { value: 'none' });
    expect(await jobs()).toBe(0);
  });

  it('are asked for again after days, once, and by nobody where nobody is to be asked', async () => {
    // The save's own job is still to come.
    expect(await recheck()).toBe(0);
    await doJobs();
    expect(await recheck({ ...settings, enabled: false })).toBe(0);
    expect(await recheck()).toBe(1);
    expect(await recheck()).toBe(0);
    expect(await jobs()).toBe(1);
    await doJobs();
    await checked(new Date(Date.now() - (settings.everyDays - 1) * DAY_MS));
    expect(await recheck()).toBe(0);
    await checked(new Date(Date.now() - (settings.everyDays + 1) * DAY_MS));
    expect(await recheck()).toBe(1);
  });

  it('are not asked for again when they stand in no entry any more', async () => {
    await doJobs();
    await desk.save('i1_note', 1, { value: 'x' });
    expect(await recheck()).toBe(0);
  });

  it('leave a server alone that has been asked, whichever process would ask it', async () => {
    const patient = { ...settings, pauseMs: 60_000 };
    const [one, another] = [patient, patient].map((given) => new HostTurns(desk.world.database, given));
    expect(await one?.take('93.184.216.34')).toBe(true);
    expect(await another?.take('93.184.216.34')).toBe(false);
    expect(await another?.take('93.184.216.35')).toBe(true);
    const named = await desk.world.asSystem((tx) => tx.query<{ host: string }[]>('select host from link_host'));
    expect(named.map(({ host }) => host)).toEqual(expect.not.arrayContaining(['93.184.216.34']));
  });
});
