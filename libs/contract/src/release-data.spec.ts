import { plainText } from '@signatory/domain';
import { writeDataFile } from './release-data.js';
import { portsRelease } from './ports.testing.js';
import type { ReleaseDocument } from './release-document.js';
import { planFiles } from './release-files.js';

const HASH = 'ab'.repeat(32);

function release(changes: Partial<ReleaseDocument> = {}): ReleaseDocument {
  const document = portsRelease(
    [
      ['commitment_id', 'commitment', 'pillar', 'Canada', 'France'],
      ['a', 'Clean ports, "all" of them', 'Trade', '+1', '-1'],
      ['b', '=1+1', 'Travel', '-1', 'N/A'],
    ],
    '2026-06-13T00:00:00Z',
  );
  return { ...document, number: 3, ...changes };
}

const FIGURES: ReleaseDocument['figures'] = [
  { member: 'CA', indicator: 'i1', cell: 'total', value: '64', status: 'normal', illustrative: true },
  { member: 'CA', indicator: 'i1', cell: 'sex.female', value: null, status: 'withheld', illustrative: true },
];
const REPLIES: ReleaseDocument['replies'] = [
  {
    member: 'FR',
    commitment: 'a',
    kind: 'contested',
    text: '=The law, "as adopted",\nis in force.',
    language: 'en',
    onFile: false,
    at: '2026-05-02T10:00:00.000Z',
    evidence: [{ title: 'The law', url: 'https://example.org/law' }],
    answer: { text: 'It is in force.', role: 'adjudicator', at: '2026-05-03T10:00:00.000Z', evidence: [] },
  },
  {
    member: 'CA',
    commitment: 'b',
    kind: 'accepted',
    text: null,
    onFile: true,
    at: '2026-05-02T11:00:00.000Z',
    evidence: [],
    answer: null,
  },
];
const LEDGER: ReleaseDocument['ledger'] = [
  {
    member: 'FR',
    commitment: 'a',
    before: { kind: 'score', value: -1 },
    now: { kind: 'score', value: 0 },
    reason: 'It is in force.',
    language: 'fr',
    role: 'adjudicator',
    at: '2026-05-03T10:00:00.000Z',
    evidence: [{ title: 'The law' }],
  },
];
const ACTIONS: ReleaseDocument['actions'] = [
  {
    member: 'FR',
    commitment: 'a',
    happened: '2026-03-01',
    text: plainText('-1+cmd', 'fr'),
    class: 'strong',
    origin: 'member',
    contested: true,
    evidence: [{ title: 'The law', url: 'https://example.org/law' }],
  },
  {
    member: 'CA',
    commitment: 'b',
    happened: '2026-04-01',
    text: null,
    class: 'weak',
    origin: 'reviewer',
    contested: false,
    evidence: [],
  },
];
const textOf = (product: string, document: ReleaseDocument): string =>
  [...(writeDataFile(product, document, HASH) ?? [])].join('');
const linesOf = (product: string, document = release()): string[] => textOf(product, document).trimEnd().split('\r\n');
const jsonOf = (product: string, document = release()): Record<string, unknown> =>
  JSON.parse(textOf(product, document)) as Record<string, unknown>;

describe('the data files of a release', () => {
  it('have figures only where there are some', () => {
    const paths = (document: ReleaseDocument): string[] => planFiles(document, []).map(({ path }) => path);
    const always = ['scores.csv', 'scores.json', 'tables.csv', 'tables.json'];
    expect(paths(release())).toEqual([...always, 'document.json']);
    expect(paths(release({ figures: FIGURES }))).toEqual([...always, 'figures.csv', 'figures.json', 'document.json']);
  });

  it('have answers where there are some, of a list an item on each line, and one for none of it', () => {
    const of = { member: 'CA', illustrative: false } as const;
    const document = release({
      answers: [
        { ...of, indicator: 'i1', value: true, status: 'normal' },
        { ...of, indicator: 'i2', value: [{ key: 'sea', date: '2025-03-01' }, { key: 'land' }], status: 'normal' },
        { ...of, indicator: 'i3', value: [], status: 'normal' },
        { ...of, indicator: 'i4', value: null, status: 'confidential' },
      ],
    });
    expect(planFiles(document, []).map(({ path }) => path)).toContain('answers.csv');
    expect(linesOf('answers-csv', document)).toEqual([
      'member,indicator,value,date,status,illustrative',
      'CA,i1,true,,normal,false',
      'CA,i2,sea,2025-03-01,normal,false',
      'CA,i2,land,,normal,false',
      'CA,i3,,,normal,false',
      'CA,i4,,,confidential,false',
    ]);
    expect(jsonOf('answers-json', document)['answers']).toEqual(document.answers);
    expect(planFiles(release({ answers: [] }), []).map(({ path }) => path)).not.toContain('answers.csv');
  });

  it('have what members tell in their own words where somebody published it, each language on a line', () => {
    const text = { original: 'it', texts: { en: { text: 'Two, "more"' }, it: { text: 'Due' } } };
    const document = release({ narratives: [{ member: 'CA', indicator: 'i1', text }] });
    expect(planFiles(document, []).map(({ path }) => path)).toContain('narratives.csv');
    expect(linesOf('narratives-csv', document)).toEqual([
      'member,indicator,language,original,text',
      'CA,i1,it,true,Due',
      'CA,i1,en,false,"Two, ""more"""',
    ]);
    expect(jsonOf('narratives-json', document)['narratives']).toEqual(document.narratives);
  });

  it('have replies and the ledger wherever somebody could reply, also when nobody did', () => {
    const paths = planFiles(release({ replies: [], ledger: [] }), []).map(({ path }) => path);
    expect(paths.slice(4)).toEqual(['replies.csv', 'replies.json', 'ledger.csv', 'ledger.json', 'document.json']);
    expect(linesOf('ledger-csv', release({ ledger: [] }))).toEqual([
      'member,commitment_id,before,now,reason,role,at,evidence,language,cause',
    ]);
  });

  it('write each reply with its answer, and nothing of one that is on file', () => {
    const document = release({ replies: REPLIES });
    expect(textOf('replies-csv', document)).toBe(
      [
        'member,commitment_id,reply,at,text,on_file,evidence,answer,answered_by,answered_at,language,answer_language',
        'FR,a,contested,2026-05-02T10:00:00.000Z,"\'=The law, ""as adopted"",\nis in force.",false,The law <https://example.org/law>,It is in force.,adjudicator,2026-05-03T10:00:00.000Z,en,',
        'CA,b,accepted,2026-05-02T11:00:00.000Z,,true,,,,,,',
        '',
      ].join('\r\n'),
    );
    expect(jsonOf('replies-json', document)['replies']).toEqual(REPLIES);
  });

  it('write every change of a settled score', () => {
    expect(linesOf('ledger-csv', release({ ledger: LEDGER }))[1]).toBe(
      'FR,a,-1,0,It is in force.,adjudicator,2026-05-03T10:00:00.000Z,The law,fr,',
    );
    const again = LEDGER.map((entry) => ({
      ...entry,
      reason: null,
      language: undefined,
      cause: 'entry-changed' as const,
    }));
    expect(linesOf('ledger-csv', release({ ledger: again }))[1]).toBe(
      'FR,a,-1,0,,adjudicator,2026-05-03T10:00:00.000Z,The law,,entry-changed',
    );
    expect(jsonOf('ledger-json', release({ ledger: LEDGER }))['ledger']).toEqual(LEDGER);
  });

  it('write what members did, with classes and public evidence; without such evidence no words', () => {
    const classes = [{ class: 'strong' as const, definition: plainText('It is in force.'), examples: [] }];
    const document = release({ codebook: { version: '2', classes }, actions: ACTIONS });
    expect(planFiles(document, []).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['actions.csv', 'actions.json']),
    );
    expect(planFiles(release({ actions: [] }), []).map(({ path }) => path)).toContain('actions.csv');
    expect(linesOf('actions-csv', document)).toEqual([
      'member,commitment_id,happened,class,contested,origin,text,language,evidence,codebook',
      "FR,a,2026-03-01,strong,true,member,'-1+cmd,fr,The law <https://example.org/law>,2",
      'CA,b,2026-04-01,weak,false,reviewer,,,,2',
    ]);
    expect(jsonOf('actions-json', document)).toMatchObject({
      format: 'signatory-actions/1',
      release: HASH,
      actions: ACTIONS,
      codebook: { version: '2', classes },
    });
  });

  it('write the matrix, quoted, with nothing that a spreadsheet would run', () => {
    expect(linesOf('scores-csv')).toEqual([
      'no,commitment_id,commitment,pillar,Canada,France,published_average,published_percent',
      '1,a,"Clean ports, ""all"" of them",Trade,+1,-1,0.00,50',
      "2,b,'=1+1,Travel,-1,N/A,-1.00,0",
    ]);
  });

  it('write every average in one table, with ranks and bounds where there are any', () => {
    expect(linesOf('tables-csv')).toEqual([
      'table,of,average,percent,scored,applicable,full,partial,none,lowest,highest,rank,rank_from,rank_to,rescored_from,rescored_to,band',
      'overall,,-0.50,25,3,3,1,0,2,,,,,,,,',
      'member,CA,0.00,50,2,2,1,0,1,,,1,1,1,,,',
      'member,FR,-1.00,0,1,1,0,0,1,,,2,1,2,,,',
      'commitment,a,0.00,50,2,2,1,0,1,,,,,,,,',
      'commitment,b,-1.00,0,1,1,0,0,1,,,,,,,,',
      'pillar,Trade,0.00,50,2,2,1,0,1,,,,,,,,',
      'pillar,Travel,-1.00,0,1,1,0,0,1,,,,,,,,',
    ]);
  });

  it('write what a rank may be when scores are scored again, and the band', () => {
    const { tables } = release();
    const members = tables.members.map((mean) => ({ ...mean, rankRange: [1, 2] as [number, number], band: 1 }));
    expect(linesOf('tables-csv', release({ tables: { ...tables, members } }))[2]).toBe(
      'member,CA,0.00,50,2,2,1,0,1,,,1,1,1,1,2,1',
    );
  });

  it('write figures as disclosure control left them', () => {
    expect(linesOf('figures-csv', release({ figures: FIGURES }))).toEqual([
      'member,indicator,cell,value,status,illustrative',
      'CA,i1,total,64,normal,true',
      'CA,i1,sex.female,,withheld,true',
    ]);
    expect(jsonOf('figures-json', release({ figures: FIGURES }))['figures']).toEqual(FIGURES);
    const amount = { ...FIGURES[0], value: '64.50', currency: 'EUR' } as (typeof FIGURES)[number];
    expect(linesOf('figures-csv', release({ figures: [amount, ...FIGURES.slice(1)] }))).toEqual([
      'member,indicator,cell,value,status,illustrative,currency',
      'CA,i1,total,64.50,normal,true,EUR',
      'CA,i1,sex.female,,withheld,true,',
    ]);
  });

  it.each(['scores-json', 'tables-json', 'figures-json'])(
    'say in %s which release they are of, and whose scores',
    (product) => {
      expect(jsonOf(product)).toMatchObject({
        release: HASH,
        cycle: 'matrix',
        number: 3,
        issued: '2026-06-13T00:00:00Z',
        marks: ['illustrative'],
        citation: 'A research desk',
      });
    },
  );

  it('write decimals that a machine reads, in JSON too', () => {
    expect(jsonOf('tables-json')['tables']).toMatchObject({ overall: { average: '-0.50', percent: 25 } });
    expect(textOf('tables-json', release())).not.toContain('−');
  });

  it('are the same for a document that was read back, whatever the order of its names', () => {
    const document = release({ figures: FIGURES, title: plainText('Other') });
    const turned = JSON.parse(
      JSON.stringify(document, (_, value: unknown) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      ),
    ) as ReleaseDocument;
    for (const product of ['scores-csv', 'scores-json', 'tables-csv', 'tables-json', 'figures-csv', 'figures-json'])
      expect(textOf(product, turned)).toBe(textOf(product, document));
  });

  it('count the checks of the reports, where there are any', () => {
    const validation = [{ member: 'CA', pass: 9, fail: 3, justified: 2, notApplicable: 4, notRun: 1 }];
    const document = release({ validation });
    expect(planFiles(document, []).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['validation.csv', 'validation.json']),
    );
    expect(planFiles(release(), []).map(({ path }) => path)).not.toContain('validation.csv');
    expect(linesOf('validation-csv', document)).toEqual([
      'member,pass,fail,justified,not_applicable,not_run',
      'CA,9,3,2,4,1',
    ]);
    expect(jsonOf('validation-json', document)).toMatchObject({ format: 'signatory-validation/1', validation });
  });

  it('are none of the other products', () => {
    expect(writeDataFile('report', release(), HASH)).toBeUndefined();
  });
});
