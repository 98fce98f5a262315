import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CheckLinks, HostTurns, LINK_SETTINGS, RecheckLinks, RequestRun } from '@signatory/features';
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

describe('links that lead inside', () => {
  let desk: Desk;
  let [site, secret]: [Server?, Server?] = [];
  let port: number;
  const reached: string[] = [];
  const TEXT = { 'content-type': 'text/plain' };
  /** The same port of two addresses of this machine: the one may be asked, and the other is inside. */
  const NAMES: Readonly<Record<string, readonly string[]>> = {
    'ministry.gov': ['127.0.0.1'],
    'intranet.gov': ['127.0.0.2'],
    'both.gov': ['127.0.0.1', '127.0.0.2'],
  };

  beforeAll(async () => {
    site = createServer(({ method, url = '' }, response) => {
      const to = { '/away': '127.0.0.2', '/named': 'intranet.gov', '/later': method === 'GET' && '127.0.0.2' }[url];
      if (to) response.writeHead(302, { location: `http://${to}:${port}/secret` }).end();
      else response.writeHead(200, TEXT).end('Article 1');
    });
    await new Promise<void>((ready) => site?.listen(0, '127.0.0.1', ready));
    ({ port } = site.address() as AddressInfo);
    secret = createServer((request, response) => {
      reached.push(`${request.headers.host} ${request.url}`);
      response.writeHead(200, TEXT).end('secret');
    });
    await new Promise<void>((ready) => secret?.listen(port, '127.0.0.2', ready));
    desk = await Desk.open();
  });
  afterAll(async () => {
    await desk.world.close();
    await Promise.all([site, secret].map((each) => new Promise((done) => each?.close(done))));
  });

  it('by their name or by where they send on are not asked for there, and no copy is made of what is there', async () => {
    const urls = ['ministry.gov/law', 'ministry.gov/away', 'ministry.gov/named', 'ministry.gov/later']
      .concat(['intranet.gov/secret', 'both.gov/secret'])
      .map((each) => `http://${each.replace('/', `:${port}/`)}`);
    const evidence = urls.map((url) => ({ title: url, url }));
    await desk.save('i1_note', 0, { value: 'x', evidence });
    const { cycle } = await desk.catalogue.open('c-2025');
    const { database } = desk.world;
    const settings = {
      ...LINK_SETTINGS,
      enabled: true,
      allow: new Set([`127.0.0.1:${port}`]),
      resolve: async (host: string) => NAMES[host] ?? [],
      pauseMs: 1,
    };
    const checking = new CheckLinks(
      database,
      desk.catalogue,
      new RequestRun(),
      new HostTurns(database, settings),
      settings,
    );
    const key = { cycleId: cycle.id, memberCode: 'IT' };
    expect(await checking.execute(key, { outboxId: randomUUID() }, new Date())).toBe(true);
    const found = await desk.world.asSystem((tx) =>
      tx.query<object[]>(
        `select e.url, l.state, l.reason, l.status, k.text from evidence e join link_check l on l.evidence_id = e.id
         left join page_copy k on k.evidence_id = e.id order by e.id`,
      ),
    );
    expect(found.map((row) => Object.values(row))).toEqual([
      [urls[0], 'reachable', null, 200, 'Article 1'],
      [urls[1], 'refused', 'inside', 302, null],
      [urls[2], 'unreachable', 'no-address', 302, null],
      // Who is asked whether a page is there may be told another thing than who reads it.
      [urls[3], 'reachable', null, 200, null],
      [urls[4], 'unreachable', 'no-address', null, null],
      [urls[5], 'unreachable', 'no-address', null, null],
    ]);
    expect(reached).toEqual([]);
  });
});
