import type { EntryView } from '@signatory/contract';
import { plainText, type Phase } from '@signatory/domain';
import {
  Audit,
  CreateCycle,
  DraftDocument,
  FreezeDocument,
  GiveOpinion,
  MoveRelease,
  MoveScore,
  OpenCycle,
  ReadCycles,
  RequestRelease,
} from '@signatory/features';
import { FolderBlobStore } from '@signatory/persistence';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateReport } from '@signatory/rules';
import { signingKeys } from '../../support/signing-keys.js';
import { codeOf, type Desk } from './desk.js';
import { figure, openYears } from './years.js';

/** The test plan is of 4 October 2024; what was in force then is cycle 0. */
const BASELINE = { code: 'c-0', phase: 'baseline', window: ['2020-12-31', '2020-12-31'] } as const;

describe('the baseline of a plan', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await openYears(2021, 2022, 2023, 2024);
    await desk.world.addCycle(BASELINE);
    await desk.submit('IT', 'c-0', { cases: figure('10') });
  });
  afterEach(() => desk.world.close());

  const design = (code: string, phase: Phase, from: string, to: string) =>
    desk.world.asSystem((tx) =>
      new CreateCycle(new Audit()).execute(tx, {
        design: {
          code,
          phase,
          plan: 'test-plan',
          planVersion: 1,
          series: code,
          title: plainText(code),
          window: { from, to },
          opensAt: null,
          deadlineAt: null,
          cutOffAt: null,
          reviewDeadlineAt: null,
          illustrative: true,
          source: null,
        },
        actor: 'test',
        at: new Date(),
      }),
    );

  it('is one, and no window begins before it has ended', async () => {
    expect(await codeOf(design('c-00', 'baseline', '2019-01-01', '2019-12-31'))).toBe('cycle.not-first');
    expect(await codeOf(design('c-2019', 'interim', '2019-01-01', '2019-12-31'))).toBe('cycle.not-first');
    expect(await codeOf(design('c-2026', 'interim', '2026-01-01', '2026-12-31'))).toBe('accepted');
    await desk.world.asSystem((tx) => tx.query(`update cycle set phase = 'interim' where code = 'c-0'`));
    expect(await codeOf(design('c-now', 'baseline', '2022-06-01', '2022-06-01'))).toBe('cycle.not-first');
  });

  it('has nothing before it: rules across periods do not apply, and say why', async () => {
    const opened = await desk.catalogue.open('c-0');
    const around = (await desk.surroundings.execute(opened, ['IT'])).get('IT');
    expect(around).toMatchObject({ before: null, history: [] });
    const report = { member: 'IT', entries: { cases: { status: 'answered' as const, value: '10', evidence: [] } } };
    const outcomes = validateReport({ plan: opened.plan, report, window: { from: '', to: '' }, ...around });
    const none = { kind: 'NOT_APPLICABLE', reason: 'no-earlier-cycle' };
    expect(
      outcomes.filter(({ rule }) => ['FACTOR', 'USUAL', 'LIKE-OTHERS'].includes(rule)).map((each) => each.outcome),
    ).toEqual([none, none, none]);
  });

  it('stands beside every later cycle, however many lie between', async () => {
    for (const [n, year] of [2021, 2022, 2023, 2024].entries())
      await desk.submit('IT', `c-${year}`, { cases: figure(String(11 + n)) });
    const { entries } = await desk.read.execute({ ...desk.request(), language: 'en' });
    const cases = entries.find(({ indicator }) => indicator === 'cases') as EntryView;
    expect(cases.before.map(({ cycle, phase, value }) => [cycle, phase, value])).toEqual([
      ['c-2024', 'interim', '14'],
      ['c-2023', 'interim', '13'],
      ['c-2022', 'interim', '12'],
      ['c-0', 'baseline', '10'],
    ]);
    expect(cases.carried).toBeNull();
  });

  it('is neither scored nor released', async () => {
    const { database } = desk.world;
    const opinion = new GiveOpinion(database, desk.catalogue, new MoveScore(new Audit()), new Audit()).execute({
      cycle: 'c-0',
      member: 'IT',
      commitment: 'c1',
      actor: { ...desk.person('reviewer'), nationality: 'CA' },
      body: { value: 1, rationale: 'As the member says, and as was seen on the spot.' },
      at: new Date(),
    });
    expect(await codeOf(opinion)).toBe('cycle.baseline');
    const blobs = new FolderBlobStore(await mkdtemp(join(tmpdir(), 'baseline-')));
    const cycles = new ReadCycles(desk.catalogue, database);
    const software = { name: 'test', version: '0' };
    const release = new RequestRelease(
      database,
      cycles,
      new MoveRelease(new Audit()),
      new FreezeDocument(blobs),
      new DraftDocument(blobs, software, signingKeys(database)),
      blobs,
    ).execute({
      actor: desk.person('secretariat', []),
      cycle: 'c-0',
      body: { embargoUntil: new Date(Date.now() + 86_400_000).toISOString() },
      at: new Date(),
    });
    expect(await codeOf(release)).toBe('cycle.baseline');
  });

  it('opens with reviewers and needs no adjudicator, since nothing is settled', async () => {
    const members = desk.world.plan.members.map(({ code }) => code);
    await desk.world.signIn({ role: 'reviewer', members, nationality: 'US' });
    const open = (code: string) =>
      codeOf(
        desk.world.asSystem(async (tx) => {
          await tx.query(`update cycle set state = 'DESIGN' where code = $1`, [code]);
          const { cycle } = await desk.catalogue.open(code);
          await new OpenCycle(new Audit()).execute(tx, { id: cycle.id, actor: 'system', at: new Date() });
        }),
      );
    expect(await open('c-0')).toBe('cycle.reviewers-missing');
    await desk.world.signIn({ role: 'reviewer', members, nationality: 'GB' });
    expect(await open('c-0')).toBe('accepted');
    expect(await open('c-2024')).toBe('cycle.reviewers-missing');
  });
});
