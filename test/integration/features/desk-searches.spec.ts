import { plainText } from '@signatory/domain';
import { cellSeed } from '@signatory/features';
import { countedPlan, DAY, JudgedActions, SOURCES } from '../../support/judged-actions.js';
import { codeOf } from './desk.js';

let desk: JudgedActions;
afterEach(() => desk.close());

describe('where a member is silent', () => {
  beforeEach(async () => (desk = await JudgedActions.open()));

  it('a reviewer scores after its own search, and gives −1 after both searched and the member could answer', async () => {
    const [first, second] = [desk.person('reviewer'), desk.person('reviewer')];
    expect(await desk.searches(first)).toMatchObject({ needed: true, missing: SOURCES, commands: ['search'] });
    await expect(desk.score(first, -1)).rejects.toMatchObject({
      code: 'score.search-needed',
      facts: { sources: 'gazette, ministry' },
    });
    expect(await codeOf(desk.search(first, 'newspaper'))).toBe('search.source-unknown');
    expect(await codeOf(desk.search(desk.person('reviewer', 'FR'), 'gazette'))).toBe('conflict-of-interest');

    await desk.search(first, 'gazette');
    expect(await codeOf(desk.score(first, 0))).toBe('score.search-needed');
    await desk.search(first, 'ministry');
    await expect(desk.score(first, -1)).rejects.toMatchObject({ code: 'score.search-open', facts: { searches: 1 } });

    // Blind like a score: what another one found is not seen before the score is in, and the member is told nothing of it.
    expect((await desk.searches(second)).log).toEqual([]);
    expect((await desk.actions(second)).silences).toMatchObject([{ commitment: 'c1', searches: 1 }]);
    const lead = desk.person('lead-focal-point');
    expect((await desk.actions(lead)).silences).toEqual([]);
    expect(await desk.searches(lead)).toMatchObject({ searches: 0, log: [] });
    const at = new Date();
    for (const source of SOURCES) await desk.search(second, source, { at });
    const replyUntil = new Date(at.getTime() + 14 * DAY);
    expect((await desk.actions(lead)).silences).toEqual([
      { commitment: 'c1', searches: 2, searchedAt: at.toISOString(), replyUntil: replyUntil.toISOString() },
    ]);
    await expect(desk.score(first, -1)).rejects.toMatchObject({
      code: 'score.reply-period-open',
      facts: { until: replyUntil.toISOString() },
    });

    await desk.score(first, -1, { at: replyUntil });
    await desk.score(second, -1, { at: replyUntil });
    expect((await desk.readScore(first)).row).toMatchObject({ state: 'AGREED', value: -1 });
    expect((await desk.searches(second)).log.map(({ by, source }) => `${by} ${source}`)).toEqual([
      'reviewer 1 gazette',
      'reviewer 1 ministry',
      'you gazette',
      'you ministry',
    ]);
    expect(await codeOf(desk.search(first, 'gazette'))).toBe('search.not-silent');
  });

  it('an adjudicator gives no −1 that two reviewers could not give', async () => {
    const [first, second] = [desk.person('reviewer'), desk.person('reviewer')];
    for (const each of [first, second]) for (const source of SOURCES) await desk.search(each, source);
    await desk.score(first, 0);
    await desk.score(second, 1);
    expect(await codeOf(desk.adjudicate(desk.person('adjudicator'), -1))).toBe('score.reply-period-open');
    await desk.adjudicate(desk.person('adjudicator'), 0);
  });

  it('a member that answers with an action is silent no longer', async () => {
    const [first, second] = [desk.person('reviewer'), desk.person('reviewer')];
    const id = await desk.propose(desk.person('lead-focal-point'));
    for (const each of [first, second]) await desk.class(each, id, 'weak');
    expect(await codeOf(desk.search(first, 'gazette'))).toBe('search.not-silent');
    await desk.score(first, 0);
  });

  it('what others say of it does not make it speak', async () => {
    const [first, second] = [desk.person('reviewer'), desk.person('reviewer')];
    const id = await desk.propose(first, { thirdParty: true });
    for (const each of [first, second]) await desk.class(each, id, 'countervailing');
    expect(await codeOf(desk.score(first, -1))).toBe('score.search-needed');
  });
});

describe('with a sample scored by two', () => {
  const open = async (share: string) =>
    (desk = await JudgedActions.open(
      countedPlan({ silence: 'desk', doubleScoring: 'sample', sample: { share, seed: 's' } }),
    ));
  const act = async (given: 'strong' | 'weak', commitment = 'c1'): Promise<void> => {
    const id = await desk.propose(desk.person('lead-focal-point'), {}, { commitment });
    for (const each of [desk.person('reviewer'), desk.person('reviewer')]) await desk.class(each, id, given);
  };

  it('a score that the guideline proposes stands alone; a departure and a −1 wait for the second', async () => {
    await open('0');
    await act('strong');
    await act('strong', 'c2');
    const [first, second] = [desk.person('reviewer'), desk.person('reviewer')];

    await desk.score(first, 1);
    expect((await desk.readScore(first)).row).toMatchObject({ state: 'AGREED', value: 1, opinions: 1 });
    expect(await codeOf(desk.score(second, 0))).toBe('score.already-given');

    await desk.score(first, 0, { commitment: 'c2' });
    expect((await desk.readScore(second, 'c2')).row).toMatchObject({ state: 'NOT_SCORED', value: null });
    // What the guideline proposes stays hidden from the first one too: the second is still to be blind.
    expect((await desk.readScore(first, 'c2')).proposal).toBeNull();
    expect(await desk.share()).toBe(1);
    await desk.score(second, 0, { commitment: 'c2' });
    expect((await desk.readScore(first, 'c2')).row).toMatchObject({ state: 'AGREED', opinions: 2 });
  });

  it('a drawn cell waits for the second whatever was given; the draw has a secret that no reviewer is told', async () => {
    await open('1');
    await act('strong');
    const first = desk.person('reviewer');
    const before = JSON.stringify([await desk.readScore(first), await desk.actions(first), await desk.searches(first)]);
    await desk.score(first, 1);
    expect((await desk.readScore(first)).row).toMatchObject({ state: 'NOT_SCORED', opinions: 1 });

    const [draw] = await desk.world.asSystem((tx) => tx.query<{ nonce: string }[]>('select nonce from sample_draw'));
    expect(draw?.nonce).toMatch(/^[0-9a-f]{32}$/);
    const after = JSON.stringify([await desk.readScore(first), await desk.actions(first)]);
    for (const told of [before, after]) {
      expect(told).not.toContain(draw?.nonce);
      expect(told).not.toMatch(/drawn|sample/);
    }
    const cell = { memberCode: 'IT', commitmentId: 'c1' };
    expect(cellSeed({ seed: 's', nonce: 'a' }, cell)).not.toBe(cellSeed({ seed: 's', nonce: 'b' }, cell));
  });

  it('a class that changes under a single score sends the cell to a second reviewer', async () => {
    await open('0');
    const lead = desk.person('lead-focal-point');
    const [first, second] = [desk.person('reviewer'), desk.person('reviewer')];
    const id = await desk.propose(lead);
    for (const each of [first, second]) await desk.class(each, id, 'strong');
    await desk.score(first, 1);
    await desk.contest(lead, id);
    await desk.settle('answer', desk.person('adjudicator'), id, 'weak');

    expect((await desk.readScore(second)).row).toMatchObject({ state: 'NOT_SCORED', value: null, opinions: 1 });
    await desk.score(second, 0);
    expect((await desk.readScore(second)).row.state).toBe('DISPUTED');
  });
});

it('without named sources silence alone is no −1', async () => {
  const { deskSources: _, ...plan } = countedPlan();
  desk = await JudgedActions.open({ ...plan, title: plainText('No sources') });
  const first = desk.person('reviewer');
  await expect(desk.score(first, -1)).rejects.toMatchObject({ code: 'score.search-open', facts: { sources: 0 } });
  expect((await desk.searches(first)).commands).toEqual([]);
});
