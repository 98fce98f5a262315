import type { ChapterFinding } from '@signatory/contract';
import { ChapterDesk, CYCLE, DECREE, EDITOR, person, SECRETARIAT, sections } from './chapter-desk.js';

let desk: ChapterDesk;
beforeEach(async () => (desk = await ChapterDesk.open()));
afterEach(() => desk.close());

it('a cycle in which nobody writes is released without chapters', async () => {
  await desk.settle('IT', 1);
  expect((await desk.request()).chapters).toBeUndefined();
});

it('goes through the machine, each command by its role and from its state', async () => {
  await desk.settle('IT', 1);
  for (const actor of [SECRETARIAT, person('reviewer'), person('analyst')])
    await expect(desk.save('en', 0, 'Words.', { actor })).rejects.toMatchObject({ code: 'permission.missing' });
  for (const roles of [
    ['editor', 'reviewer'],
    ['editor', 'adjudicator'],
  ] as const)
    await expect(desk.save('en', 0, 'Words.', { actor: person(...roles) })).rejects.toMatchObject({
      code: 'same-person',
    });
  await expect(desk.step('check', EDITOR, null, 1)).rejects.toMatchObject({ code: 'not-found' });

  expect(await desk.save('en', 0, 'Words.')).toBe(1);
  await expect(desk.step('clear', SECRETARIAT)).rejects.toMatchObject({ code: 'command.wrong-state' });
  await expect(desk.step('check', SECRETARIAT)).rejects.toMatchObject({ code: 'permission.missing' });
  await desk.step('check', EDITOR);
  await expect(desk.save('en', 1, 'Other words.')).rejects.toMatchObject({ code: 'command.wrong-state' });
  await expect(desk.step('clear', EDITOR)).rejects.toMatchObject({ code: 'permission.missing' });
  await expect(desk.request()).rejects.toMatchObject({
    code: 'release.chapters-open',
    facts: { chapters: 'I.1' },
  });
  await desk.step('clear', SECRETARIAT);
  expect((await desk.read(SECRETARIAT)).commands).toEqual(['reopen']);
  await expect(desk.checkTranslation('fr', 0)).rejects.toMatchObject({ code: 'not-found' });
  await expect(desk.save('fr', 0, 'Mots.')).rejects.toMatchObject({ code: 'command.wrong-state' });
  await expect(desk.step('reopen', EDITOR)).rejects.toMatchObject({ code: 'command.reason-needed' });
  await expect(desk.step('reopen', EDITOR, 'A word is missing.', 1)).rejects.toMatchObject({ code: 'version.stale' });
  await desk.step('reopen', EDITOR, 'A word is missing.');
  expect((await desk.read()).state).toBe('EDITED');
  const acts = await desk.world.asSystem((tx) =>
    tx.query<{ act: string }[]>(
      `select body::jsonb->>'act' as act from audit_event where body like '%chapter.%' order by id`,
    ),
  );
  expect(acts.map(({ act }) => act)).toEqual(['chapter.edit', 'chapter.check', 'chapter.clear', 'chapter.reopen']);
});

it('whoever gave a score in the cycle does not edit, also when the role has ended', async () => {
  await desk.settle('IT', 1);
  await desk.world.asSystem((tx) =>
    tx.query(`select set_config('app.actor', $1, true)`, [EDITOR.id]).then(() =>
      tx.query(
        `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, value, rationale)
         select id, 'IT', 'c1', $1, 1, 'Both read it.' from cycle where code = $2`,
        [EDITOR.id, CYCLE],
      ),
    ),
  );
  await expect(desk.save('en', 0, 'Words.')).rejects.toMatchObject({ code: 'same-person' });
});

it('an editor sees a score from when it is shared, and not before', async () => {
  await desk.settle('IT', 1, 'AGREED');
  const score = async () => (await desk.read()).results.scores.find(({ member }) => member === 'IT');
  expect(await score()).toMatchObject({ kind: 'no-data', value: null });
  await desk.settle('IT', 1, 'SHARED');
  expect(await score()).toMatchObject({ kind: 'score', value: 1 });
  expect((await desk.read()).results.scores.find(({ member }) => member === 'EU')?.kind).toBe('not-asked');
});

it('two editors who save the same text: the second is given both, and nothing is overwritten', async () => {
  await desk.save('en', 0, 'First.');
  await desk.save('en', 1, 'Second.');
  await expect(desk.save('en', 1, 'Third.')).rejects.toMatchObject({
    code: 'chapter.stale',
    facts: {
      sent: 1,
      current: 2,
      theirs: { sections: sections('Second.') },
      yours: { sections: sections('Third.') },
    },
  });
  // Another language is another text: its editor is not in the way.
  expect(await desk.save('fr', 0, 'Deuxième.')).toBe(1);
  await expect(desk.save('de', 0, 'Zweiter.')).rejects.toMatchObject({ code: 'request.invalid' });
  await expect(desk.save('en', 2, 'Words.', { members: { XX: 'Of nobody.' } })).rejects.toMatchObject({
    code: 'request.invalid',
  });
});

it('a translation is checked against its source, and void when that changes', async () => {
  await desk.settle('IT', 1);
  await desk.save('en', 0, 'First.');
  await desk.save('fr', 0, 'Premier.');
  expect(await desk.textIn('fr')).toMatchObject({ state: 'DRAFT', outdated: false });
  await expect(desk.checkTranslation('en', 1)).rejects.toMatchObject({ code: 'not-found' });
  expect(await desk.checkTranslation('fr', 1)).toBe(2);
  await expect(desk.checkTranslation('fr', 2)).rejects.toMatchObject({ code: 'command.wrong-state' });
  expect(await desk.textIn('fr')).toMatchObject({ state: 'CHECKED', outdated: false });
  await desk.save('en', 1, 'First, and more.');
  expect(await desk.textIn('fr')).toMatchObject({ state: 'DRAFT', outdated: true });

  await desk.step('check', EDITOR);
  await desk.step('clear', SECRETARIAT);
  // A translation that nobody compared is not printed: the original stands in its place.
  expect(Object.keys((await desk.request()).chapters?.[0]?.texts ?? {})).toEqual(['en']);
  await desk.step('reopen', EDITOR, 'The translation is ready.');
  await desk.checkTranslation('fr', 2);
  await desk.save('fr', 3, 'Premier, et plus.');
  await desk.checkTranslation('fr', 4);
  await desk.step('check', EDITOR);
  await desk.step('clear', SECRETARIAT);
  expect((await desk.request()).chapters?.[0]?.texts).toEqual({
    en: sections('First, and more.'),
    fr: sections('Premier, et plus.'),
  });
});

it('asks about each look-alike once: another figure is remembered, a result becomes a mark', async () => {
  await desk.settle('IT', 1);
  await desk.settle('FR', 0);
  await desk.save('en', 0, 'Seizures rose by 64%. The average is +0.50.');
  await expect(desk.step('check', EDITOR)).rejects.toMatchObject({
    code: 'chapter.numbers-open',
    facts: {
      findings: [
        { chapter: 'I.1', language: 'en', section: 'background', offset: 17, text: '64%' },
        { text: '+0.50', shape: 'average' },
      ],
    },
  });
  const [rise, average] = await desk.findings();
  const occurrence = (finding: ChapterFinding | undefined) =>
    finding?.occurrence ?? { sentence: '?', figure: '?', n: 1 };
  expect(await desk.answer(1, { answer: 'other', occurrence: occurrence(rise) })).toBe(1);
  const result = { answer: 'result', section: 'background', occurrence: occurrence(average) } as const;
  await expect(desk.answer(1, { ...result, mark: 'average:nothing' })).rejects.toMatchObject({
    code: 'request.invalid',
  });
  await expect(desk.answer(1, { ...result, section: 'definitions', mark: 'average:overall' })).rejects.toMatchObject({
    code: 'request.invalid',
  });
  expect(await desk.answer(1, { ...result, mark: 'average:commitment:I.1' })).toBe(2);
  expect(await desk.findings()).toEqual([]);
  expect((await desk.textIn('en')).sections.background).toBe(
    'Seizures rose by 64%. The average is {{average:commitment:I.1 = +0.50}}.',
  );
  // Edited around it, the sentence is the same: nobody is asked again.
  await desk.save('en', 2, 'A new beginning. Seizures rose by 64%.');
  expect(await desk.findings()).toEqual([]);
  await desk.step('check', EDITOR);
});

it('a stated figure that the tables no longer say stops the release, and is named with its place', async () => {
  await desk.settle('IT', 1);
  await desk.save('en', 0, 'Words.', { members: { IT: 'Italy stands at {{average:member:IT = +1.00}} [^decree].' } });
  await desk.step('check', EDITOR);
  await desk.step('clear', SECRETARIAT);
  await desk.settle('IT', 0);
  await expect(desk.request()).rejects.toMatchObject({
    code: 'release.numbers-contradict',
    facts: {
      chapters: 'I.1',
      findings: [
        { kind: 'contradiction', section: 'members/IT', offset: 16, stated: '+1.00', value: { text: '0.00' } },
      ],
      faults: [{ pointer: '/chapters/I.1/en/members/IT' }],
    },
  });
  await desk.settle('IT', 1);
  const { chapters } = await desk.request();
  expect(chapters).toEqual([
    {
      commitment: 'c1',
      original: 'en',
      texts: { en: sections('Words.', { IT: 'Italy stands at {{average:member:IT = +1.00}} [^decree].' }) },
      references: [DECREE],
    },
  ]);
});
