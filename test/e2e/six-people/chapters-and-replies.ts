import type { ChapterView } from '@signatory/contract';
import { CYCLE, day, done, refused, WORDS, type Story } from './story.js';

const CHAPTER = `${CYCLE}/chapters/A.2`;
const EVIDENCE = [{ title: 'Log of the watch', url: 'https://example.org/log' }];

/** A chapter whose figures are held to the tables, and the members' replies, which move them. */
export function tellOfChaptersAndReplies(story: () => Story): void {
  const as = (name: string) => story().as(name);
  const at = (member: string, commitment: string): string => `${CYCLE}/scores/${member}/${commitment}`;
  const read = () => done(as('ed').get<ChapterView>(CHAPTER), 200);
  const write = async (name: string, background: string) => {
    const { texts } = await read();
    return as(name).save(`${CHAPTER}/texts/en`, texts[0]?.n ?? 0, {
      sections: { background, definitions: '', members: {} },
    });
  };
  const step = async (name: string, command: string, body?: object) =>
    as(name).post(`${CHAPTER}/${command}`, body, { 'if-match': `"${(await read()).version}"` });
  /** From its words to the secretariat's clearance. */
  const clear = async (background: string): Promise<void> => {
    await done(write('ed', background));
    await done(step('ed', 'check'));
    await done(step('rosa', 'clear'));
  };

  it('a chapter is written by its editor, and neither checked nor cleared while a figure contradicts the tables', async () => {
    for (const name of ['ann', 'lead-NO', 'rita']) expect((await as(name).get(CHAPTER)).status).toBe(403);
    for (const name of ['ann', 'rosa']) await refused(write(name, 'Mine.'), 403, 'permission.missing');
    await done(write('ed', 'The average is {{average:commitment:A.2 = +0.75}}.'));
    const stale = { sections: { background: 'Older.', definitions: '', members: {} } };
    await refused(as('ed').save(`${CHAPTER}/texts/en`, 0, stale), 412, 'chapter.stale');
    expect((await as('ed').put(`${CHAPTER}/texts/en`, stale)).status).toBe(428);
    await refused(step('rosa', 'clear'), 409, 'command.wrong-state');
    await refused(step('ed', 'check'), 409, 'chapter.numbers-open');
    await done(write('ed', 'The average is {{average:commitment:A.2 = +0.50}}.'));
    await done(step('ed', 'check'));
    await refused(step('ed', 'clear'), 403, 'permission.missing');
    await done(step('rosa', 'clear'));
    await refused(write('ed', 'Another word.'), 409, 'command.wrong-state');
  });

  it('a member disputes with evidence, and one that one person scored is scored by a second before it departs', async () => {
    const dispute = { kind: 'contested', text: 'The watch was continuous from March.', evidence: EVIDENCE };
    await refused(as('lead-NO').post(`${at('PT', 'A.1')}/reply`, dispute), 404, 'not-found');
    await refused(as('ann').post(`${at('PT', 'A.1')}/reply`, dispute), 403, 'permission.missing');
    await done(as('lead-PT').post(`${at('PT', 'A.1')}/reply`, dispute));
    await refused(as('rosa').post(`${CYCLE}/releases`, { embargoUntil: day(3) }), 409, 'release.replies-open');
    const raised = { value: 1, answer: 'The log shows a watch at night from March on.' };
    for (const name of ['lead-PT', 'ann', 'rosa'])
      await refused(as(name).post(`${at('PT', 'A.1')}/answer`, raised), 403, 'permission.missing');
    await refused(as('ada').post(`${at('PT', 'A.1')}/answer`, raised), 409, 'score.second-needed');
    await done(as('ada').post(`${at('PT', 'A.1')}/second`, { reason: 'The member’s log speaks for another score.' }));
    expect(await story().score('bob', 'PT', 'A.1')).toMatchObject({ opinions: [], proposal: null, own: null });
    const opinion = { value: 1, rationale: WORDS };
    await done(as('bob').post(`${at('PT', 'A.1')}/opinions`, opinion));
    expect((await story().score('bob', 'PT', 'A.1')).opinions.map(({ value }) => value)).toEqual([0, 1]);
    const settled = { value: 0, rationale: 'The log has no night before November.' };
    for (const name of ['ann', 'bob', 'rosa', 'lead-PT'])
      await refused(as(name).post(`${at('PT', 'A.1')}/adjudication`, settled), 403, 'permission.missing');
    await done(as('ada').post(`${at('PT', 'A.1')}/adjudication`, settled));
    await refused(as('ada').post(`${at('PT', 'A.1')}/adjudication`, settled), 409, 'command.wrong-state');
    await done(as('rosa').post(`${CYCLE}/scores/share`, { member: 'PT' }), 200);
    for (const commitment of ['A.1', 'A.2'])
      await done(as('lead-PT').post(`${at('PT', commitment)}/reply`, { kind: 'accepted' }));
    await refused(as('lead-PT').post(`${at('PT', 'A.1')}/reply`, dispute), 409, 'command.wrong-state');
  });

  it('a raised score stands at once, and a lowered one is shared again', async () => {
    for (const commitment of ['A.1', 'A.2'])
      await done(
        as('lead-NO').post(`${at('NO', commitment)}/reply`, {
          kind: 'contested',
          text: 'It says more of us than our report does.',
          evidence: EVIDENCE,
        }),
      );
    await done(
      as('ada').post(`${at('NO', 'A.1')}/answer`, {
        value: 1,
        answer: 'The watch went on in August, with two boats.',
        evidence: EVIDENCE,
      }),
    );
    await done(
      as('ada').post(`${at('NO', 'A.2')}/answer`, { value: 0, answer: 'The grant was paid back within the window.' }),
    );
    expect((await story().score('lead-NO', 'NO', 'A.1')).row).toMatchObject({ state: 'RECALIBRATED', value: 1 });
    expect((await story().score('lead-NO', 'NO', 'A.2')).row).toMatchObject({ state: 'SHARED', value: 0 });
    await refused(as('rosa').post(`${CYCLE}/releases`, { embargoUntil: day(3) }), 409, 'release.scores-open');
    await done(as('lead-NO').post(`${at('NO', 'A.2')}/reply`, { kind: 'accepted' }));
  });

  it('a chapter that was cleared before the score moved stops the release, and is cleared again', async () => {
    await refused(as('rosa').post(`${CYCLE}/releases`, { embargoUntil: day(3) }), 409, 'release.numbers-contradict');
    await refused(step('ed', 'reopen', {}), 422, 'request.invalid');
    await done(step('ed', 'reopen', { reason: 'A score was lowered after it was cleared.' }));
    await refused(as('rosa').post(`${CYCLE}/releases`, { embargoUntil: day(3) }), 409, 'release.chapters-open');
    await clear('The average is {{average:commitment:A.2 = 0.00}}.');
  });
}
