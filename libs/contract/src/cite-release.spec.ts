import { plainText, type LocalText } from '@signatory/domain';
import { citeRelease, printCitation } from './cite-release.js';
import { portsRelease } from './ports.testing.js';
import type { ReleaseDocument } from './release-document.js';
import { CITATION_FORMS } from './write-citation.js';

const HASH = 'ab'.repeat(32);
const TITLE: LocalText = {
  original: 'en',
  texts: { en: { text: 'Ports & skies: 100 % of {them}' }, fr: { text: 'Ports et ciels', provenance: 'translation' } },
};

function release(changes: Partial<ReleaseDocument> = {}): ReleaseDocument {
  const document = portsRelease(
    [
      ['commitment_id', 'commitment', 'Canada'],
      ['a', 'Clean ports', '+1'],
    ],
    '2026-06-03T23:30:00Z',
  );
  return {
    ...document,
    number: 3,
    title: TITLE,
    cycle: { ...document.cycle, code: 'ports 2026', title: TITLE },
    publisher: 'Observatory of Ports (Geneva)',
    verification: { site: 'https://monitor.example', key: 'k' },
    ...changes,
  };
}

const write = (document: ReleaseDocument, language: string): Record<string, string> =>
  Object.fromEntries(
    CITATION_FORMS.map(({ form, write: inForm }) => [form, inForm([citeRelease(document, language, HASH)])]),
  );

it('a release is cited in words, and in three forms that say the same', () => {
  const document = release();
  const address = `https://monitor.example/verify?hash=${HASH}`;
  expect(printCitation(citeRelease(document, 'en', HASH), 'en')).toBe(
    `. Final compliance report. Observatory of Ports (Geneva). Release 3, 3 June 2026. ${address}`,
  );
  const { json = '', bib, ris } = write(document, 'en');
  const note = 'Illustrative data. Not an assessment of any government.';
  expect(JSON.parse(json)).toEqual([
    {
      id: 'ports-2026-3',
      type: 'report',
      title: 'Ports & skies: 100 % of {them}',
      genre: 'Final compliance report',
      publisher: 'Observatory of Ports',
      'publisher-place': 'Geneva',
      number: '3',
      issued: { 'date-parts': [[2026, 6, 3]] },
      URL: address,
      language: 'en',
      note: `${note} Source: A research desk`,
    },
  ]);
  expect(bib).toBe(`@techreport{ports-2026-3,
  title = {{Ports \\& skies: 100 \\% of \\{them\\}}},
  type = {Final compliance report},
  institution = {Observatory of Ports},
  address = {Geneva},
  number = {3},
  year = {2026},
  url = {${address}},
  language = {en},
  note = {${note} Source: A research desk},
  key = {Observatory of Ports},
  month = jun,
}
`);
  expect(ris?.split('\r\n')).toEqual([
    'TY  - RPRT',
    'ID  - ports-2026-3',
    'TI  - Ports & skies: 100 % of {them}',
    'M3  - Final compliance report',
    'PB  - Observatory of Ports',
    'CY  - Geneva',
    'IS  - 3',
    'PY  - 2026',
    'DA  - 2026/06/03',
    'UR  - ' + address,
    'LA  - en',
    `N1  - ${note}`,
    'N1  - Source: A research desk',
    'ER  - ',
    '',
  ]);
});

it('is cited in a reader’s language, with the title in the language that it has', () => {
  expect(citeRelease(release(), 'fr', HASH)).toMatchObject({
    title: 'Ports et ciels',
    language: 'fr',
    kind: 'Rapport final sur le respect des engagements',
  });
  expect(citeRelease(release(), 'ja', HASH)).toMatchObject({ title: TITLE.texts['en']?.text, language: 'en' });
});

it('names the cycle, of which its plan has several with a release of that number, and not of a file’s document', () => {
  const { cycle } = release();
  const round: LocalText = { original: 'en', texts: { en: { text: 'Second year' }, fr: { text: 'Deuxième année' } } };
  const titleOf = (changes: Partial<ReleaseDocument>, language: string): string =>
    citeRelease(release({ cycle: { ...cycle, title: round }, ...changes }), language, HASH).title;
  expect(titleOf({}, 'en')).toBe('Ports & skies: 100 % of {them}: Second year');
  expect(titleOf({}, 'fr')).toBe('Ports et ciels\u00a0: Deuxième année');
  expect(titleOf({ number: 0 }, 'fr')).toBe('Ports et ciels');
});

it('says of a file’s document what is known of it, and no line more', () => {
  const {
    publisher: _,
    verification: __,
    ...rest
  } = release({
    number: 0,
    issued: null,
    marks: [],
    title: plainText('A tag\r\nER  - inside'),
    source: { kind: 'matrix', citation: null, url: null, sha256: null },
  });
  expect(printCitation(citeRelease(rest, 'en'), 'en')).toBe('. Final compliance report. Made from a score table.');
  const { json = '', bib = '', ris = '' } = write(rest, 'en');
  expect(Object.keys((JSON.parse(json) as [object])[0])).toEqual(['id', 'type', 'title', 'genre', 'language']);
  expect(bib.split('\n').map((line) => line.trim().split(' ')[0])).toEqual(
    expect.arrayContaining(['title', 'type', 'language', 'key']),
  );
  expect(bib).not.toMatch(/institution|year|month|url|note/);
  // A title of two lines is no second tag.
  expect(ris.split('\r\n').map((line) => line.slice(0, 2))).toEqual(['TY', 'ID', 'TI', 'M3', 'LA', 'ER', '']);
});
