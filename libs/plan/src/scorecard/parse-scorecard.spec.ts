import { readFileSync } from 'node:fs';
import { sayFault } from '@signatory/texts';
import { parseScorecard } from './parse-scorecard.js';
import { publishSchema } from '../schema/publish-schema.js';
import { SCORECARD_SCHEMA } from './scorecard-schema.js';

const problemsOf = (text: string): string[] =>
  parseScorecard(text, 's.yaml').problems.map(
    ({ line, code, words }) => `${line} ${code}: ${sayFault('en', words).message}`,
  );

it('the schema that editors read is the one that is checked; `node config/schema/write-schema.mjs` writes it', () => {
  const path = new URL('../../../../config/schema/scorecard.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(publishSchema(SCORECARD_SCHEMA));
});

it('reads plain words in the file’s language, and groups of languages as they are', () => {
  const { scorecard, problems } = parseScorecard(
    'title: Häfen\nlanguage: de\ncommitments:\n  a: { title: { en: Ports, de: Häfen }, chapter: a.md }\n',
    's.yaml',
  );
  expect(problems).toEqual([]);
  expect(scorecard?.title).toEqual({ original: 'de', texts: { de: { text: 'Häfen' } } });
  expect(scorecard?.commitments['a']).toMatchObject({
    title: { original: 'en' },
    chapter: { de: 'a.md' },
    wording: 'paraphrase',
  });
  expect(scorecard).toMatchObject({ phase: 'final', matrix: 'matrix.csv', date: null, replies: [], source: null });
});

it('reads guidelines, actions and a codebook, and tells of those that are not whole', () => {
  const { scorecard, problems } = parseScorecard(
    [
      'title: T',
      'commitments: { a: { guideline: { none: No rule, full: A rule, partial: A plan } } }',
      'actions: [{ member: Peru, commitment: a, date: 2026-02-01, text: A rule., class: strong }]',
      'codebook: { version: "2", strong: S, weak: W, countervailing: C }',
    ].join('\n'),
    's.yaml',
  );
  expect(problems).toEqual([]);
  expect(scorecard?.commitments['a']?.guideline.map(({ level }) => level)).toEqual(['full', 'partial', 'none']);
  expect(scorecard?.actions).toMatchObject([{ member: 'Peru', class: 'strong', evidence: [] }]);
  expect(scorecard?.codebook).toMatchObject({ version: '2', classes: { weak: { texts: { en: { text: 'W' } } } } });
  expect(
    problemsOf(
      'title: T\ncommitments: { a: { guideline: { full: A rule } } }\nactions:\n  - { member: Peru, commitment: a, date: 2026-02-30, text: A rule., class: big }\n',
    ),
  ).toEqual([
    expect.stringMatching(/^2 schema: .*"partial"/),
    expect.stringMatching(/^2 schema: .*"none"/),
    '4 schema: 2026-02-30 is not a day in the calendar',
    '4 schema: "class" is "big", which is not one of its words',
  ]);
});

it('tells what is missing, misspelt, of another kind or no day, each with its line', () => {
  expect(problemsOf('phase: final\n')).toEqual(['1 schema: The file lacks "title"']);
  expect(
    problemsOf(
      'title: T\nphase: finale\nwindow: { from: 2026-02-30, to: 2026-03-01 }\nmembers:\n  Peru:\n    kode: PE\nreplies: none\n',
    ),
  ).toEqual([
    '2 schema: "phase" is "finale", which is not one of its words',
    '3 schema: 2026-02-30 is not a day in the calendar',
    '6 unknown-key: "kode" is not a key here',
    '7 schema: "replies" is "none" and should be a list',
  ]);
});

it('says where a problem is that somebody else found', () => {
  const { locate } = parseScorecard('title: T\nmembers:\n  Peru:\n    code: PE\n', 's.yaml');
  expect(locate(['members', 'Peru'])).toMatchObject({
    file: 's.yaml',
    line: 3,
    column: 3,
    path: '/members/Peru',
  });
});
