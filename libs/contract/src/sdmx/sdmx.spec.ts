import { plainText } from '@signatory/domain';
import { Ajv } from 'ajv';
import { portsRelease } from '../ports.testing.js';
import { writeDataFile } from '../release-data.js';
import type { ReleaseDocument } from '../release-document.js';
import { planFiles } from '../release-files.js';
import { writeCode } from './identifiers.js';
import { DATA_MESSAGE, STRUCTURE_MESSAGE } from './message-schemas.testing.js';
import { periodOf } from './period.js';
import { readCode, readLines, readMessage, type DataMessage } from './read-back.testing.js';

const HASH = 'ab'.repeat(32);
const PERSONS = { original: 'en', texts: { en: { text: 'persons' }, fr: { text: 'personnes' } } };

type Figure = ReleaseDocument['figures'][number];

function figure(member: string, indicator: string, value: string | null, status: Figure['status']): Figure {
  return { member, indicator, cell: 'total', value, status, illustrative: false };
}

/** A release of a whole year, of three commitments and two members, with every kind of score and of figure. */
function release(changes: Partial<ReleaseDocument> = {}): ReleaseDocument {
  const document = ofRows([
    ['commitment_id', 'commitment', 'pillar', 'Canada', 'European Union'],
    ['I.1', 'Clean ports, "all" of them', 'Trade', '+1', '-1'],
    ['I.2', 'Open skies', 'Travel', '0', 'N/A'],
    ['I.3', '日本', 'Travel', '', '+1'],
  ]);
  const [first, ...others] = document.plan.commitments;
  if (!first) throw new Error('No commitment was read.');
  const asked = { label: '', role: 'context', question: plainText('How many?') };
  const indicators = [
    { ...asked, code: 'i1_staff', unit: PERSONS },
    { ...asked, code: 'i1-rate', unit: plainText('%') },
    { ...asked, code: 'i1_other' },
  ];
  return {
    ...document,
    number: 2,
    cycle: { ...document.cycle, code: 'ports.2026', window: { from: '2026-01-01', to: '2026-12-31' } },
    plan: { ...document.plan, id: 'ports', version: 3, commitments: [{ ...first, indicators }, ...others] },
    figures: [
      figure('CA', 'i1_staff', '64', 'normal'),
      { ...figure('CA', 'i1_staff', null, 'withheld'), cell: 'sex.female' },
      { ...figure('CA', 'i1_staff', null, 'confidential'), cell: 'sex.male', illustrative: true },
      figure('CA', 'i1-rate', '-0.10', 'estimated'),
      figure('EU', 'i1-rate', '12345678901234567890.5', 'provisional'),
      figure('EU', 'i1_staff', null, 'missing'),
      { ...figure('CA', 'i1_other', '1234567.50', 'normal'), currency: 'CAD' },
      figure('EU', 'i1_other', null, 'not-applicable'),
    ],
    ...changes,
  };
}

function ofRows(rows: string[][]): ReleaseDocument {
  return portsRelease(rows, '2027-02-01T00:00:00Z', { marks: [], citation: null });
}

const piecesOf = (product: string, document = release()): string[] => [
  ...(writeDataFile(product, document, HASH) ?? []),
];
const textOf = (product: string, document = release()): string => piecesOf(product, document).join('');

describe('a release in SDMX 3.0', () => {
  it('writes every score once, with the status of what is no score', () => {
    expect(textOf('sdmx-scores-csv')).toBe(
      [
        'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,COMMITMENT,TIME_PERIOD,OBS_VALUE,OBS_STATUS,AGREEMENT,ILLUSTRATIVE,PILLAR',
        'dataflow,SIGNATORY:SCORES_ports@2026(2.0.0),I,A,CA,I@1,2026,1,A,,false,Trade',
        'dataflow,SIGNATORY:SCORES_ports@2026(2.0.0),I,A,EU,I@1,2026,-1,A,,false,Trade',
        'dataflow,SIGNATORY:SCORES_ports@2026(2.0.0),I,A,CA,I@2,2026,0,A,,false,Travel',
        'dataflow,SIGNATORY:SCORES_ports@2026(2.0.0),I,A,EU,I@2,2026,,M,,false,Travel',
        'dataflow,SIGNATORY:SCORES_ports@2026(2.0.0),I,A,CA,I@3,2026,,O,,false,Travel',
        'dataflow,SIGNATORY:SCORES_ports@2026(2.0.0),I,A,EU,I@3,2026,1,A,,false,Travel',
        '',
      ].join('\r\n'),
    );
  });

  it('writes every figure once, its decimals as they were released, and no value that is kept back', () => {
    const figures = readLines(textOf('sdmx-figures-csv'));
    const columns = [
      'INDICATOR',
      'BREAKDOWN',
      'OBS_VALUE',
      'OBS_STATUS',
      'CONF_STATUS',
      'DECIMALS',
      'UNIT_MEASURE',
      'CURRENCY',
    ];
    expect(figures.map((row) => columns.map((name) => row[name]).join(' '))).toEqual([
      'i1_staff _T 64 A F 0 PERSONS ',
      'i1_staff sex@female  Q N  PERSONS ',
      'i1_staff sex@male  Q C  PERSONS ',
      'i1-rate _T -0.10 E F 2 PERCENT ',
      'i1-rate _T 12345678901234567890.5 P F 1 PERCENT ',
      'i1_staff _T  O F  PERSONS ',
      'i1_other _T 1234567.50 A F 2  CAD',
      'i1_other _T  M F   ',
    ]);
    expect(figures.map((row) => row['ILLUSTRATIVE'])).toEqual(['false', 'false', 'true', ...Array(5).fill('false')]);
  });

  it.each(['scores', 'figures'])('says the same of %s in JSON and in CSV', (what) => {
    const lines = readLines(textOf(`sdmx-${what}-csv`));
    const own = lines.map(({ STRUCTURE: _s, STRUCTURE_ID: _i, ACTION: _a, ...row }) => row);
    expect(readMessage(textOf(`sdmx-${what}-json`))).toEqual(own);
  });

  it.each([
    ['sdmx-structure', STRUCTURE_MESSAGE],
    ['sdmx-scores-json', DATA_MESSAGE],
    ['sdmx-figures-json', DATA_MESSAGE],
  ])('holds in %s to what the standard asks of a message', (product, schema) => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    validate(JSON.parse(textOf(product)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('defines each list, concept and structure that it refers to, once, and every code that is used', () => {
    const text = textOf('sdmx-structure');
    const own = [...text.matchAll(/"rel": "self",\s+"urn": "([^"]+)"/g)].map(([, urn]) => urn);
    const referred = [...text.matchAll(/"(?:enumeration|conceptIdentity|structure)": "([^"]+)"/g)].map(
      ([, urn]) => urn,
    );
    expect(referred.length).toBeGreaterThan(20);
    expect(referred.filter((urn) => !own.includes(urn))).toEqual([]);
    expect(new Set(own).size).toBe(own.length);
    const lists = (JSON.parse(text) as { data: { codelists: { id: string; codes: { id: string }[] }[] } }).data
      .codelists;
    const codes = new Set(lists.flatMap((list) => list.codes.map(({ id }) => id)));
    const used = [...readLines(textOf('sdmx-scores-csv')), ...readLines(textOf('sdmx-figures-csv'))].flatMap(
      ({ REF_AREA, COMMITMENT, INDICATOR, BREAKDOWN, OBS_STATUS, CONF_STATUS, PILLAR, UNIT_MEASURE }) =>
        [REF_AREA, COMMITMENT, INDICATOR, BREAKDOWN, OBS_STATUS, CONF_STATUS, PILLAR, UNIT_MEASURE].filter(Boolean),
    );
    expect(used.filter((code) => !codes.has(code ?? ''))).toEqual([]);
  });

  it('gives plan texts in their languages, members their ISO code, and units one code for one wording', () => {
    const lists = (JSON.parse(textOf('sdmx-structure')) as { data: { codelists: { id: string; codes: unknown[] }[] } })
      .data.codelists;
    const codesOf = (id: string): unknown => lists.find((list) => list.id === id)?.codes;
    expect(codesOf('CL_UNIT_PORTS')).toMatchObject([
      { id: 'PERSONS', names: { en: 'persons', fr: 'personnes' } },
      { id: 'PERCENT', name: '%' },
    ]);
    expect(codesOf('CL_AREA_PORTS')).toMatchObject([
      { id: 'CA', annotations: [{ type: 'ISO_3166_1_ALPHA_2', value: 'CA' }] },
      { id: 'EU' },
    ]);
    expect(JSON.stringify(codesOf('CL_AREA_PORTS')).match(/ISO_3166/g)).toHaveLength(1);
    expect(codesOf('CL_COMMITMENT_PORTS')).toMatchObject([
      { name: 'Clean ports, "all" of them' },
      {},
      { name: '日本' },
    ]);
  });

  it('names parts of figures by the plan’s words in each language, and by its code what the release does not name', () => {
    const { plan } = release();
    const named = (en: string, fr: string) => ({ original: 'fr', texts: { fr: { text: fr }, en: { text: en } } });
    const sex = {
      code: 'sex',
      name: named('Sex', 'Sexe'),
      codes: [{ code: 'female', label: named('Women', 'Femmes') }],
    };
    const { codelists } = (
      JSON.parse(textOf('sdmx-structure', release({ plan: { ...plan, disaggregations: [sex] } }))) as {
        data: { codelists: { id: string; codes: unknown[] }[] };
      }
    ).data;
    const { codes } = codelists.find(({ id }) => id === 'CL_BREAKDOWN_PORTS') ?? { codes: [] };
    expect(codes.slice(1)).toMatchObject([
      { id: 'sex@female', names: { fr: 'Sexe, Femmes', en: 'Sex, Women' } },
      { id: 'sex@male', name: 'sex.male' },
    ]);
  });

  it('names items of other frameworks by the property of SKOS', () => {
    const { plan } = release();
    const url = 'https://example.org/sdg';
    const alignments = [{ framework: 'SDG', item: '10.7', relation: 'broad' as const, url }];
    const commitments = plan.commitments.map((commitment, at) =>
      at === 0 ? { ...commitment, alignments } : commitment,
    );
    const { codelists } = (
      JSON.parse(textOf('sdmx-structure', release({ plan: { ...plan, commitments } }))) as {
        data: { codelists: { id: string; codes: { annotations: unknown[] }[] }[] };
      }
    ).data;
    const [first, second] = codelists.find(({ id }) => id === 'CL_COMMITMENT_PORTS')?.codes ?? [];
    const match = { type: 'http://www.w3.org/2004/02/skos/core#broadMatch', value: 'SDG, 10.7' };
    expect(first?.annotations).toEqual([expect.anything(), { ...match, links: [{ rel: 'self', href: url }] }]);
    expect(second?.annotations).toHaveLength(1);
  });

  it('says of an indicator where it stood and shall be', () => {
    const { plan } = release();
    const indicator = { code: 'i1', label: 'I.1.a', role: 'output', question: plainText('How many?') };
    const stated = {
      type: 'count' as const,
      method: plainText('A head count'),
      baseline: { value: '12', date: '2019', source: 'OECD, Outlook' },
      target: { words: plainText('All of them') },
    };
    const commitments = plan.commitments.map((commitment, at) =>
      at === 0 ? { ...commitment, indicators: [{ ...indicator, ...stated }] } : { ...commitment, indicators: [] },
    );
    const { codelists } = (
      JSON.parse(textOf('sdmx-structure', release({ plan: { ...plan, commitments } }))) as {
        data: { codelists: { id: string; codes: { annotations: unknown[] }[] }[] };
      }
    ).data;
    expect(codelists.find(({ id }) => id.startsWith('CL_INDICATOR'))?.codes[0]?.annotations).toEqual([
      expect.objectContaining({ type: 'COMMITMENT' }),
      { type: 'METHOD', value: 'A head count' },
      { type: 'BASELINE', value: '12; 2019; OECD, Outlook' },
      { type: 'TARGET', value: 'All of them' },
    ]);
  });

  it('marks what is illustrative as a test message', () => {
    const testOf = (document: ReleaseDocument): unknown =>
      (JSON.parse(textOf('sdmx-scores-json', document)) as DataMessage).meta.test;
    expect([testOf(release()), testOf(release({ marks: ['illustrative'] }))]).toEqual([false, true]);
  });

  it('is of releases of a cycle alone', () => {
    const pathsOf = (document: ReleaseDocument): string[] =>
      planFiles(document, [])
        .map(({ path }) => path)
        .filter((path) => path.startsWith('sdmx/'));
    const scores = ['sdmx/structure.json', 'sdmx/scores.csv', 'sdmx/scores.json'];
    expect(pathsOf(release())).toEqual([...scores, 'sdmx/figures.csv', 'sdmx/figures.json']);
    expect(pathsOf(release({ figures: [] }))).toEqual(scores);
    expect(pathsOf(release({ number: 0 }))).toEqual([]);
    expect(pathsOf(release({ cycle: { ...release().cycle, window: null } }))).toEqual([]);
  });

  it('writes 250 commitments of 193 members in pieces, each cell once', () => {
    const members = Array.from({ length: 193 }, (_, at) => `Member ${at}`);
    const rows = Array.from({ length: 250 }, (_, at) => [
      `c${at}`,
      `Commitment ${at}`,
      'One',
      ...members.map(() => '0'),
    ]);
    const { cycle } = release();
    const large = { ...ofRows([['commitment_id', 'commitment', 'pillar', ...members], ...rows]), number: 1, cycle };
    const pieces = piecesOf('sdmx-scores-csv', large);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(100_000);
    const keys = readLines(pieces.join('')).map((row) => `${row['REF_AREA']} ${row['COMMITMENT']}`);
    expect([keys.length, new Set(keys).size]).toEqual([48_250, 48_250]);
    const json = piecesOf('sdmx-scores-json', large);
    expect(Object.keys((JSON.parse(json.join('')) as DataMessage).data.dataSets[0].observations)).toHaveLength(48_250);
    expect(Math.max(...json.slice(1).map(({ length }) => length))).toBeLessThan(100_000);
  });

  it.each([
    ['2025-01-01', '2025-12-31', '2025', 'A'],
    ['2024-10-04', '2025-10-03', '2024-10-04/P12M', 'A'],
    ['2025-07-01', '2025-12-31', '2025-07-01/P6M', 'S'],
    ['2025-02-01', '2025-02-28', '2025-02-01/P1M', 'M'],
    ['2024-01-01', '2025-12-31', '2024-01-01/P24M', '_O'],
    ['2025-01-01', '2025-01-10', '2025-01-01/P10D', '_O'],
    ['2025-06-15', '2025-06-15', '2025-06-15/P1D', '_O'],
  ])('names the window from %s to %s %s', (from, to, period, frequency) => {
    expect(periodOf({ from, to })).toEqual({ period, frequency });
  });

  it('escapes codes so that no two become one, in letters that SDMX allows', () => {
    const codes = [
      'I.1',
      'I-1',
      'I_1',
      'I@1',
      'I$1',
      'I 1',
      'I,1',
      '\u00CEle',
      'I\u0302le',
      '日本',
      '$2E$',
      '=1',
      '.',
      'a.b.c',
    ];
    const written = codes.map(writeCode);
    expect(written.filter((code) => !/^[A-Za-z0-9_@$-]+$/.test(code))).toEqual([]);
    expect(new Set(written).size).toBe(codes.length);
    expect(written.map(readCode)).toEqual(codes);
  });
});
