import { randomUUID } from 'node:crypto';
import { CODEBOOK } from '../../support/judged-actions.js';
import { reportPage } from '../../support/report-page.js';
import { ChapterDesk, CYCLE, EDITOR, SECRETARIAT } from './chapter-desk.js';

let desk: ChapterDesk;
beforeEach(async () => (desk = await ChapterDesk.open()));
afterEach(() => desk.close());

const WORDS_OF_ACTION = 'A unit began to take cases.';

/** A settled action of Italy with public evidence, behind whatever state the score has. */
const act = async (state = 'CLASSED', tier = 'public', url: string | null = null): Promise<string> => {
  const id = randomUUID();
  await desk.world.asSystem(async (tx) => {
    await tx.query(
      `insert into action (cycle_id, member_code, id, commitment_id, origin, happened, text, state, classes, class, codebook, proposed_by, role)
       select id, 'IT', $1, 'c1', 'member', '2025-03-01', $2, $3, 2, 'strong', '1', 'x', 'lead-focal-point' from cycle where code = $4`,
      [id, { original: 'en', texts: { en: { text: WORDS_OF_ACTION } } }, state, CYCLE],
    );
    await tx.query(
      `insert into action_evidence (cycle_id, member_code, action_id, n, title, tier, url)
       select id, 'IT', $1, 1, 'The decree', $2, $3 from cycle where code = $4`,
      [id, tier, url, CYCLE],
    );
  });
  return id;
};
const cite = (version: number, action: string) =>
  desk.save('en', version, 'It began [^it-1].', {
    references: [{ key: 'it-1', title: WORDS_OF_ACTION, action }],
  });

it('an action is at hand for a chapter once its score is shared and its evidence public, and stands in the release by its place there', async () => {
  await desk.world.asSystem((tx) =>
    tx.query(`update plan_version set body = body || jsonb_build_object('codebook', $1::jsonb)`, [
      JSON.stringify(CODEBOOK),
    ]),
  );
  const [id] = [await act(), await act('CLASSED', 'reviewers'), await act('CONTESTED')];
  // What its own report keeps from the public, in another spelling.
  await reportPage(desk.world, 'IT', { url: 'https://example.org/kept', tier: 'reviewers' });
  await act('CLASSED', 'public', 'http://www.Example.org/kept/');
  await desk.settle('IT', 1, 'AGREED');
  expect((await desk.read()).actions).toEqual([]);
  await desk.settle('IT', 1);
  expect((await desk.read()).actions).toMatchObject([{ id, member: 'IT', happened: '2025-03-01', class: 'strong' }]);
  await cite(0, id);
  expect(await desk.findings()).toEqual([]);
  await desk.step('check', EDITOR);
  await desk.step('clear', SECRETARIAT);
  await desk.world.asSystem((tx) => tx.query(`update action set state = 'ANSWERED' where state = 'CONTESTED'`));
  const { chapters, actions = [] } = await desk.request();
  const place = chapters?.[0]?.references[0]?.action ?? -1;
  expect(actions[place]).toMatchObject({ member: 'IT', text: { texts: { en: { text: WORDS_OF_ACTION } } } });
  expect(JSON.stringify(chapters)).not.toContain(id);
});

it('a reference to an action is void once that does not stand: the chapter is not checked, and a cleared one stops the release, with the place', async () => {
  await desk.settle('IT', 1);
  const id = await act();
  await cite(0, id);
  await desk.world.asSystem((tx) => tx.query(`update action set state = 'WITHDRAWN', class = null`));
  const open = {
    code: 'chapter.numbers-open',
    facts: { findings: [{ kind: 'void-reference', key: 'it-1', offset: 9 }] },
  };
  expect(await desk.findings()).toMatchObject(open.facts.findings);
  await expect(desk.step('check', EDITOR)).rejects.toMatchObject(open);
  const back = `update action set state = 'CLASSED', class = 'strong'`;
  await desk.world.asSystem((tx) => tx.query(back));
  await desk.step('check', EDITOR);
  await desk.step('clear', SECRETARIAT);
  await desk.world.asSystem((tx) => tx.query(`update action set state = 'CONTESTED'`));
  await expect(desk.request()).rejects.toMatchObject({
    code: 'release.numbers-contradict',
    facts: { faults: [{ words: { code: 'chapter.void-reference' } }] },
  });
  // One that nobody knows is as void as one that was withdrawn.
  await desk.step('reopen', EDITOR, 'Another source is needed.');
  await cite(1, randomUUID());
  expect(await desk.findings()).toMatchObject([{ kind: 'void-reference' }]);
});

it('an address that only confidential evidence names may not be cited: a cleared chapter stops the release, with the place, and is not checked again', async () => {
  await desk.settle('IT', 1);
  const [secret, known] = ['https://example.org/secret', 'https://example.org/known'];
  const references = [
    { key: 'kept', title: 'What reviewers know', url: `${secret}/` },
    { key: 'known', title: `What all know, and ${secret}`, url: known },
  ];
  await desk.save('en', 0, 'It began [^kept] [^known].', { references });
  await desk.step('check', EDITOR);
  await desk.step('clear', SECRETARIAT);
  for (const [tier, url] of [
    ['reviewers', secret],
    ['reviewers', known],
    ['public', known],
  ])
    await act('ANSWERED', tier, url);
  await expect(desk.request()).rejects.toMatchObject({
    code: 'release.numbers-contradict',
    facts: { faults: [{ pointer: '/chapters/I.1/en/background', words: { code: 'chapter.hidden-source' } }] },
  });

  await desk.step('reopen', EDITOR, 'Another source is needed.');
  const findings = [{ kind: 'hidden-source', key: 'kept', address: `${secret}/`, offset: 9 }];
  expect([await desk.findings(), (await desk.read()).hidden]).toMatchObject([findings, [`${secret}/`]]);
  await expect(desk.step('check', EDITOR)).rejects.toMatchObject({ code: 'chapter.numbers-open', facts: { findings } });

  // One that no text names is printed nowhere, and is not in the data either; nor is an action that does not stand.
  const withdrawn = { key: 'void', title: 'Withdrawn', action: randomUUID() };
  await desk.save('en', 1, 'It began [^known].', { references: [...references, withdrawn] });
  await desk.step('check', EDITOR);
  await desk.step('clear', SECRETARIAT);
  const [chapter] = (await desk.request()).chapters ?? [];
  const title = 'What all know, and [an address that is not public]';
  expect(chapter?.references.map(({ key, title: printed }) => [key, printed])).toEqual([['known', title]]);
});
