import { CYCLE, done, refused, WORDS, type Story } from './story.js';

const SOURCES = ['gazette', 'register'];

/** Blind scores: one where one is enough, two where they differ from the proposal, and searches where a member is silent. */
export function tellOfScores(story: () => Story): void {
  const as = (name: string) => story().as(name);
  const at = (member: string, commitment: string): string => `${CYCLE}/scores/${member}/${commitment}`;
  const opine = (name: string, member: string, commitment: string, value: number) =>
    as(name).post(`${at(member, commitment)}/opinions`, { value, rationale: WORDS });
  const stateOf = async (member: string, commitment: string) =>
    (await story().score('ann', member, commitment)).row.state;

  it('are given by who may, and by nobody else', async () => {
    await refused(opine('nils', 'NO', 'A.1', 1), 403, 'conflict-of-interest');
    for (const name of ['ada', 'rosa', 'ed', 'rita', 'lead-NO', 'lead-PT'])
      await refused(opine(name, 'NO', 'A.1', 1), 403, 'permission.missing');
    // Sue stands in at Norway alone.
    await refused(opine('sue', 'PT', 'A.1', 1), 404, 'not-found');
    await refused(opine('ann', 'NO', 'A.9', 1), 404, 'not-found');
    await refused(opine('ann', 'NO', 'A.1', 2), 422, 'request.invalid');
  });

  it('stay blind to everybody until the second is in, and the proposal with them', async () => {
    await done(opine('ann', 'NO', 'A.1', 0));
    await refused(opine('ann', 'NO', 'A.1', 1), 409, 'score.already-given');
    for (const name of ['bob', 'ada', 'rosa'])
      expect([name, await story().score(name, 'NO', 'A.1')]).toMatchObject([
        name,
        { own: null, opinions: [], proposal: null, rationale: null, row: { value: null, state: 'NOT_SCORED' } },
      ]);
    expect(await story().score('lead-NO', 'NO', 'A.1')).toMatchObject({ opinions: [], row: { value: null } });
    expect(await story().score('ann', 'NO', 'A.1')).toMatchObject({ own: { value: 0 }, proposal: null });
    for (const name of ['lead-PT', 'rita', 'ed']) await refused(as(name).get(at('NO', 'A.1')), 404, 'not-found');
    await refused(as('ann').get(`${at('NO', 'A.1')}/why`), 404, 'not-found');
    await refused(as('ann').get(`${CYCLE}/agreement`), 403, 'permission.missing');
    for (const name of ['rosa', 'sam'])
      expect((await as(name).get(`/api/audit?cycle=harbour-2025&member=NO&limit=20`)).text).not.toContain(WORDS);

    await done(opine('bob', 'NO', 'A.1', 0));
    const { proposal, opinions, row } = await story().score('bob', 'NO', 'A.1');
    expect([proposal?.score, opinions.map(({ value }) => value), row.state]).toEqual([1, [0, 0], 'AGREED']);
  });

  it('are settled by one person where the sample asks no second, until an adjudicator does', async () => {
    await done(opine('ann', 'NO', 'A.2', 1));
    expect(await stateOf('NO', 'A.2')).toBe('AGREED');
    await refused(opine('bob', 'NO', 'A.2', 0), 409, 'score.already-given');
    const second = { reason: 'It stands on a class that was contested.' };
    for (const name of ['ann', 'rosa'])
      await refused(as(name).post(`${at('NO', 'A.2')}/second`, second), 403, 'permission.missing');
    await done(as('ada').post(`${at('NO', 'A.2')}/second`, second));
    // What one gave is blind again, in the ledger too.
    for (const name of ['bob', 'ada', 'rosa']) {
      const { changes, opinions } = await story().score(name, 'NO', 'A.2');
      expect([name, opinions, changes.map(({ from, to }) => from ?? to)]).toEqual([name, [], [null, null, null]]);
    }
    await refused(opine('ann', 'NO', 'A.2', 1), 409, 'score.already-given');
    // Sue has Bob's place; whoever of the two comes first fills it.
    await done(opine('sue', 'NO', 'A.2', 1));
    await refused(opine('bob', 'NO', 'A.2', 1), 409, 'score.already-given');
    expect(await stateOf('NO', 'A.2')).toBe('AGREED');
    await refused(as('ada').post(`${at('NO', 'A.2')}/second`, second), 409, 'command.wrong-state');
    await done(opine('ann', 'PT', 'A.1', 0));
    expect(await stateOf('PT', 'A.1')).toBe('AGREED');
  });

  it('of a silent member wait for two searches, and a −1 for its time to answer', async () => {
    const search = (name: string, source: string) =>
      as(name).post(`${at('PT', 'A.2')}/searches`, { source, query: 'harbour fund 2025', outcome: 'nothing' });
    await refused(opine('ann', 'PT', 'A.2', 0), 409, 'score.search-needed');
    await refused(search('ann', 'rumour'), 422, 'search.source-unknown');
    await refused(search('lead-PT', 'gazette'), 403, 'permission.missing');
    for (const source of SOURCES) await done(search('ann', source));
    await refused(opine('ann', 'PT', 'A.2', -1), 409, 'score.search-open');
    for (const source of SOURCES) await done(search('bob', source));
    await refused(opine('ann', 'PT', 'A.2', -1), 409, 'score.reply-period-open');
    for (const name of ['ann', 'bob']) await done(opine(name, 'PT', 'A.2', 0));
    await refused(search('ann', 'gazette'), 409, 'search.not-silent');
  });

  it('are shared by the secretariat, and not before a departure has its sentence', async () => {
    for (const name of ['ada', 'ann', 'lead-NO'])
      await refused(as(name).post(`${CYCLE}/scores/share`, { member: 'NO' }), 403, 'permission.missing');
    const share = (member: string) => as('rosa').post(`${CYCLE}/scores/share`, { member });
    await refused(share('NO'), 422, 'score.departure-needs-sentence');
    await refused(as('lead-NO').post(`${at('NO', 'A.1')}/reply`, { kind: 'accepted' }), 404, 'not-found');
    expect((await story().score('bob', 'NO', 'A.1')).row).toMatchObject({ mine: true, unexplained: true });
    const sentence = { sentence: 'The watch was broken off for two weeks in August.' };
    await refused(as('rosa').post(`${at('NO', 'A.1')}/departure`, sentence), 403, 'permission.missing');
    await done(as('bob').post(`${at('NO', 'A.1')}/departure`, sentence));
    expect((await story().score('bob', 'NO', 'A.1')).row).toMatchObject({ mine: true, unexplained: false });
    // The other who agreed does not write over it; sent again, it is there.
    const other = { sentence: 'The two weeks were in July, and nobody was on watch.' };
    await refused(as('ann').post(`${at('NO', 'A.1')}/departure`, other), 409, 'score.explained');
    await done(as('bob').post(`${at('NO', 'A.1')}/departure`, sentence));
    for (const member of ['NO', 'PT']) await done(share(member), 200);
    for (const name of ['lead-NO'])
      expect((await story().score(name, 'NO', 'A.1')).row).toMatchObject({ state: 'SHARED', value: 0 });
    await refused(as('lead-PT').get(at('NO', 'A.1')), 404, 'not-found');
  });
}
