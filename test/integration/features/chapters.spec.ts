import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReleaseDocument, type ChapterFinding, type ChapterView } from '@signatory/contract';
import type { Actor, Role, ScoreValue } from '@signatory/domain';
import {
  AnswerFigure,
  Audit,
  Catalogue,
  CheckTranslation,
  EditChapter,
  MoveChapter,
  ReadChapters,
  ReadCycles,
  StepChapter,
  WriteChapter,
  type ChapterStep,
} from '@signatory/features';
import { FolderBlobStore } from '@signatory/persistence';
import { World } from '../../support/build-world.js';
import { requestRelease } from '../../support/request-release.js';

const CYCLE = 'c-2025';
const AT = new Date('2026-03-02T12:00:00Z');
const DECREE = { key: 'decree', title: 'Decree 2025-210', url: 'https://example.org/decree' };

let world: World;
let folder: string;
let blobs: FolderBlobStore;
beforeEach(async () => {
  world = await World.build();
  folder = await mkdtemp(join(tmpdir(), 'signatory-chapters-'));
  blobs = new FolderBlobStore(folder);
  await world.asSystem(async (tx) => {
    await tx.query(`update cycle set settings = '{"languages": ["en", "fr"]}' where code = $1`, [CYCLE]);
  });
});
afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const person = (...roles: Role[]): Actor => ({
  id: randomUUID(),
  name: `The ${roles.join(' and ')}`,
  nationality: null,
  grants: roles.map((role) => ({
    role,
    plan: 'test-plan',
    cycle: null,
    members: role === 'reviewer' ? ['IT'] : [],
    pillars: [],
    until: null,
  })),
});
const EDITOR = person('editor');
const SECRETARIAT = person('secretariat');

const settle = (member: string, value: ScoreValue, state = 'CONFIRMED'): Promise<unknown> =>
  world.asSystem((tx) =>
    tx.query(
      `insert into score (cycle_id, member_code, commitment_id, state, kind, value)
       select id, $1, 'c1', $3, 'score', $2 from cycle where code = $4
       on conflict (cycle_id, member_code, commitment_id) do update set value = excluded.value, state = excluded.state`,
      [member, value, state, CYCLE],
    ),
  );

const cycles = (): ReadCycles => new ReadCycles(new Catalogue(world.database), world.database);
const moves = (): MoveChapter => new MoveChapter(new Audit());
const writer = (): WriteChapter => new WriteChapter(moves());
const asked = (actor: Actor) => ({ actor, cycle: CYCLE, commitment: 'c1', at: AT });

const sections = (background: string, members: Record<string, string> = {}) => ({
  background,
  definitions: '',
  members,
});
const save = (language: string, version: number, background: string, actor = EDITOR, members = {}): Promise<number> =>
  new EditChapter(world.database, cycles(), writer()).execute({
    ...asked(actor),
    language,
    version,
    body: { sections: sections(background, members), references: [DECREE] },
  });
const step = async (
  command: ChapterStep,
  actor: Actor,
  reason: string | null = null,
  version?: number,
): Promise<void> =>
  new StepChapter(world.database, cycles(), moves()).execute({
    ...asked(actor),
    command,
    reason,
    version: version ?? (await read()).version,
  });
const checkTranslation = (language: string, version: number, actor = EDITOR): Promise<number> =>
  new CheckTranslation(world.database, cycles(), moves()).execute({ ...asked(actor), language, version });
const answer = (version: number, body: Parameters<AnswerFigure['execute']>[0]['body']): Promise<number> =>
  new AnswerFigure(world.database, cycles(), writer(), new Audit()).execute({
    ...asked(EDITOR),
    language: 'en',
    version,
    body,
  });
const read = (actor = EDITOR): Promise<ChapterView> => new ReadChapters(world.database, cycles()).one(asked(actor));
const textIn = async (language: string) => {
  const found = (await read()).texts.find((text) => text.language === language);
  if (!found) throw new Error(`No text in ${language}.`);
  return found;
};
const findings = async (): Promise<ChapterFinding[]> => (await textIn('en')).findings;

const request = (): Promise<ReleaseDocument> => requestRelease(world, { actor: SECRETARIAT, cycle: CYCLE, blobs });

it('a cycle in which nobody writes is released without chapters', async () => {
  await settle('IT', 1);
  expect((await request()).chapters).toBeUndefined();
});

it('goes through the machine, each command by its role and from its state', async () => {
  await settle('IT', 1);
  for (const actor of [SECRETARIAT, person('reviewer'), person('analyst')])
    await expect(save('en', 0, 'Words.', actor)).rejects.toMatchObject({ code: 'permission.missing' });
  for (const roles of [
    ['editor', 'reviewer'],
    ['editor', 'adjudicator'],
  ] as const)
    await expect(save('en', 0, 'Words.', person(...roles))).rejects.toMatchObject({ code: 'same-person' });
  await expect(step('check', EDITOR, null, 1)).rejects.toMatchObject({ code: 'not-found' });

  expect(await save('en', 0, 'Words.')).toBe(1);
  await expect(step('clear', SECRETARIAT)).rejects.toMatchObject({ code: 'command.wrong-state' });
  await expect(step('check', SECRETARIAT)).rejects.toMatchObject({ code: 'permission.missing' });
  await step('check', EDITOR);
  await expect(save('en', 1, 'Other words.')).rejects.toMatchObject({ code: 'command.wrong-state' });
  await expect(step('clear', EDITOR)).rejects.toMatchObject({ code: 'permission.missing' });
  await expect(request()).rejects.toMatchObject({ code: 'release.chapters-open', facts: { chapters: 'I.1 CHECKED' } });
  await step('clear', SECRETARIAT);
  expect((await read(SECRETARIAT)).commands).toEqual(['reopen']);
  await expect(checkTranslation('fr', 0)).rejects.toMatchObject({ code: 'not-found' });
  await expect(save('fr', 0, 'Mots.')).rejects.toMatchObject({ code: 'command.wrong-state' });
  await expect(step('reopen', EDITOR)).rejects.toMatchObject({ code: 'command.reason-needed' });
  await expect(step('reopen', EDITOR, 'A word is missing.', 1)).rejects.toMatchObject({ code: 'version.stale' });
  await step('reopen', EDITOR, 'A word is missing.');
  expect((await read()).state).toBe('EDITED');
  const acts = await world.asSystem((tx) =>
    tx.query<{ act: string }[]>(
      `select body::jsonb->>'act' as act from audit_event where body like '%chapter.%' order by id`,
    ),
  );
  expect(acts.map(({ act }) => act)).toEqual(['chapter.edit', 'chapter.check', 'chapter.clear', 'chapter.reopen']);
});

it('whoever gave a score in the cycle does not edit, also when the role has ended', async () => {
  await settle('IT', 1);
  await world.asSystem((tx) =>
    tx.query(`select set_config('app.actor', $1, true)`, [EDITOR.id]).then(() =>
      tx.query(
        `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, value, rationale)
         select id, 'IT', 'c1', $1, 1, 'Both read it.' from cycle where code = $2`,
        [EDITOR.id, CYCLE],
      ),
    ),
  );
  await expect(save('en', 0, 'Words.')).rejects.toMatchObject({ code: 'same-person' });
});

it('an editor sees a score from when it is shared, and not before', async () => {
  await settle('IT', 1, 'AGREED');
  const score = async () => (await read()).results.scores.find(({ member }) => member === 'IT');
  expect(await score()).toMatchObject({ kind: 'no-data', value: null });
  await settle('IT', 1, 'SHARED');
  expect(await score()).toMatchObject({ kind: 'score', value: 1 });
  expect((await read()).results.scores.find(({ member }) => member === 'EU')?.kind).toBe('not-asked');
});

it('two editors who save the same text: the second is given both, and nothing is overwritten', async () => {
  await save('en', 0, 'First.');
  await save('en', 1, 'Second.');
  await expect(save('en', 1, 'Third.')).rejects.toMatchObject({
    code: 'chapter.stale',
    facts: {
      sent: 1,
      current: 2,
      theirs: { sections: sections('Second.') },
      yours: { sections: sections('Third.') },
    },
  });
  // Another language is another text: its editor is not in the way.
  expect(await save('fr', 0, 'Deuxième.')).toBe(1);
  await expect(save('de', 0, 'Zweiter.')).rejects.toMatchObject({ code: 'request.invalid' });
  await expect(save('en', 2, 'Words.', EDITOR, { XX: 'Of nobody.' })).rejects.toMatchObject({
    code: 'request.invalid',
  });
});

it('a translation is checked against its source, and void when that changes', async () => {
  await settle('IT', 1);
  await save('en', 0, 'First.');
  await save('fr', 0, 'Premier.');
  expect(await textIn('fr')).toMatchObject({ state: 'DRAFT', outdated: false });
  await expect(checkTranslation('en', 1)).rejects.toMatchObject({ code: 'not-found' });
  expect(await checkTranslation('fr', 1)).toBe(2);
  await expect(checkTranslation('fr', 2)).rejects.toMatchObject({ code: 'command.wrong-state' });
  expect(await textIn('fr')).toMatchObject({ state: 'CHECKED', outdated: false });
  await save('en', 1, 'First, and more.');
  expect(await textIn('fr')).toMatchObject({ state: 'DRAFT', outdated: true });

  await step('check', EDITOR);
  await step('clear', SECRETARIAT);
  // A translation that nobody compared is not printed: the original stands in its place.
  expect(Object.keys((await request()).chapters?.[0]?.texts ?? {})).toEqual(['en']);
  await step('reopen', EDITOR, 'The translation is ready.');
  await checkTranslation('fr', 2);
  await save('fr', 3, 'Premier, et plus.');
  await checkTranslation('fr', 4);
  await step('check', EDITOR);
  await step('clear', SECRETARIAT);
  expect((await request()).chapters?.[0]?.texts).toEqual({
    en: sections('First, and more.'),
    fr: sections('Premier, et plus.'),
  });
});

it('asks about each look-alike once: another figure is remembered, a result becomes a mark', async () => {
  await settle('IT', 1);
  await settle('FR', 0);
  await save('en', 0, 'Seizures rose by 64%. The average is +0.50.');
  await expect(step('check', EDITOR)).rejects.toMatchObject({
    code: 'chapter.numbers-open',
    facts: {
      findings: [
        { chapter: 'I.1', language: 'en', section: 'background', offset: 17, text: '64%' },
        { text: '+0.50', shape: 'average' },
      ],
    },
  });
  const [rise, average] = await findings();
  const occurrence = (finding: ChapterFinding | undefined) =>
    finding?.occurrence ?? { sentence: '?', figure: '?', n: 1 };
  expect(await answer(1, { answer: 'other', occurrence: occurrence(rise) })).toBe(1);
  const result = { answer: 'result', section: 'background', occurrence: occurrence(average) } as const;
  await expect(answer(1, { ...result, mark: 'average:nothing' })).rejects.toMatchObject({ code: 'request.invalid' });
  await expect(answer(1, { ...result, section: 'definitions', mark: 'average:overall' })).rejects.toMatchObject({
    code: 'request.invalid',
  });
  expect(await answer(1, { ...result, mark: 'average:commitment:I.1' })).toBe(2);
  expect(await findings()).toEqual([]);
  expect((await textIn('en')).sections.background).toBe(
    'Seizures rose by 64%. The average is {{average:commitment:I.1 = +0.50}}.',
  );
  // Edited around it, the sentence is the same: nobody is asked again.
  await save('en', 2, 'A new beginning. Seizures rose by 64%.');
  expect(await findings()).toEqual([]);
  await step('check', EDITOR);
});

it('a stated figure that the tables no longer say stops the release, and is named with its place', async () => {
  await settle('IT', 1);
  await save('en', 0, 'Words.', EDITOR, { IT: 'Italy stands at {{average:member:IT = +1.00}} [^decree].' });
  await step('check', EDITOR);
  await step('clear', SECRETARIAT);
  await settle('IT', 0);
  await expect(request()).rejects.toMatchObject({
    code: 'release.numbers-contradict',
    facts: {
      chapters: 'I.1',
      findings: [
        { kind: 'contradiction', section: 'members/IT', offset: 16, stated: '+1.00', value: { text: '0.00' } },
      ],
      faults: [{ pointer: '/chapters/I.1/en/members/IT' }],
    },
  });
  await settle('IT', 1);
  const { chapters } = await request();
  expect(chapters).toEqual([
    {
      commitment: 'c1',
      original: 'en',
      texts: { en: sections('Words.', { IT: 'Italy stands at {{average:member:IT = +1.00}} [^decree].' }) },
      references: [DECREE],
    },
  ]);
});
