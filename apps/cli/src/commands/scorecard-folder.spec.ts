import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMatrix, tabulate } from '@signatory/domain';
import { splitText } from '@signatory/workbook';
import * as mupdf from 'mupdf';
import { Caller, PROJECT } from '../caller.testing.js';

const caller = new Caller();
afterAll(() => caller.leave());

const EXAMPLE = join(PROJECT, 'docs/scorecard-folder');
/** The example, in a folder of its own. */
function copyExample(name: string): string {
  cpSync(EXAMPLE, join(caller.folder, name), { recursive: true });
  return name;
}

const pathOf = (name: string) => join(caller.folder, name);
function textOf(name: string): string {
  const document = mupdf.Document.openDocument(readFileSync(pathOf(name)), 'application/pdf');
  return Array.from({ length: document.countPages() }, (_, page) =>
    document.loadPage(page).toStructuredText('').asText(),
  )
    .join('\n')
    .replaceAll(/\s+/g, ' ');
}

describe('a folder of matrix, texts and evidence', () => {
  it('is printed with its texts, chapters, reasons, evidence and replies, in the reader’s language where it has it', async () => {
    const folder = copyExample('whole');
    expect(await caller.call('scorecard', folder, '--out', 'a.pdf')).toEqual({ status: 0, out: 'a.pdf\n', err: '' });
    const english = textOf('a.pdf');
    for (const words of [
      'Ports and skies 2026',
      'We will give every ship that calls at our ports a place to land its waste.',
      'Official wording. Source: Plan of action, paragraph 3',
      'reached +0.75 on this commitment',
      'Decided first: A port is allowed to turn such waste away.',
      '3 February 2026. A decree obliges every port to take the waste of ships. [2] Strong',
      'names three ports [2]',
      'The proposal of 2024 was withdrawn in the window',
      'Two ports have offered it since May.',
      'Adjudicator, 10 June 2026. The register lists both from 4 June, after the window.',
      '1 June 2025 to 31 May 2026',
      'Decree on the reception of ships’ waste, Ministry of Transport (Ottawa) 3 February 2026, articles 4 and 5. Access Date: 1 June 2026. https',
    ])
      expect(english).toContain(words);
    expect(english).not.toContain('{{');
    await caller.call('scorecard', folder, '--out', 'b.pdf', '--language', 'fr', '--paper', 'Letter');
    // In the table of commitments.
    expect(english.replaceAll(/\s+/g, ' ')).toContain(
      'We will let any carrier of a member fly to any other. (Paraphrase, not the official wording)',
    );
    expect(textOf('b.pdf')).toContain('Garder les ports propres');
    expect(textOf('b.pdf')).toContain('Union européenne');
  });

  it('gives each product that is asked for, and all of them at once, the same bytes twice', async () => {
    const folder = copyExample('products');
    const products = {
      's.pdf': ['--product', 'summary'],
      'm.pdf': ['--member', 'Japon'],
      'p.pdf': ['--pillar', 'Trade'],
      'c.pdf': ['--commitment', 'A.1'],
      't.csv': ['--product', 'tables'],
      'w.csv': ['--product', 'reasons'],
      'x.xlsx': [],
      'y.csv': [],
      'z.bib': [],
      'r.ris': ['--product', 'references'],
      'r.json': ['--product', 'references', '--commitment', 'Keep ports clean'],
    };
    for (const [out, more] of Object.entries(products))
      expect([out, (await caller.call('scorecard', folder, '--out', out, ...more)).status]).toEqual([out, 0]);
    for (const short of ['s', 'm', 'p', 'c'])
      expect(textOf(`${short}.pdf`)).toContain('Without a network: “signatory verify FILE --folder FOLDER”');
    expect(readFileSync(pathOf('t.csv'), 'utf8')).toMatch(/^table,of,average/);
    expect(readFileSync(pathOf('z.bib'), 'utf8')).toMatch(/title = \{\{Ports and skies 2026\}\},\n/);
    const cited = JSON.parse(readFileSync(pathOf('r.json'), 'utf8')) as { readonly note: string }[];
    expect(cited).toHaveLength(2);
    expect(cited[0]).toMatchObject({
      publisher: 'Ministry of Transport',
      issued: { 'date-parts': [[2026, 2, 3]] },
      accessed: { 'date-parts': [[2026, 6, 1]] },
      page: 'articles 4 and 5',
    });
    expect(cited[0]?.note).toContain('“Every port shall take the waste of every ship that calls.”');
    for (const wrong of [
      ['n.pdf', '--product', 'references'],
      ['n.bib', '--product', 'references', '--member', 'JP'],
      ['n.bib', '--product', 'references', '--commitment', 'B.1'],
    ]) {
      const [out = '', ...more] = wrong;
      expect((await caller.call('scorecard', folder, '--out', out, ...more)).status).toBe(2);
    }
    const answer = await caller.call('scorecard', folder, '--all', '--out', 'all', '--language', 'en,fr');
    expect(answer.status).toBe(0);
    const written = readdirSync(pathOf('all'), { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    expect(written.length).toBe(answer.out.trim().split('\n').length);
    // Of each language: report, summary, pillars, commitments, members, workbook; five tables; three forms of both references.
    expect(written.length).toBe(2 * 12 + 5 + 3 + 3);
    const same = {
      's.pdf': 'pdf/en/summary.pdf',
      'm.pdf': 'pdf/en/members/JP.pdf',
      'x.xlsx': 'xlsx/en/report.xlsx',
      'y.csv': 'scores.csv',
      'w.csv': 'reasons.csv',
      'z.bib': 'citation.bib',
      'r.ris': 'references.ris',
    };
    for (const [one, other] of Object.entries(same))
      expect([one, readFileSync(pathOf(one)).equals(readFileSync(join(pathOf('all'), other)))]).toEqual([one, true]);
  });

  it('tells every fault of every file at once, each with file, line and cure', async () => {
    const folder = copyExample('faulty');
    const yaml = readFileSync(pathOf('faulty/scorecard.yaml'), 'utf8')
      .replace('date: 2026-06-13', 'date: 2026-02-30')
      .replace('phase: final', 'fase: final')
      .replace('  Japan: {', '  Japon: {')
      .replace('evidence: [decree]', 'evidence: [decreee]')
      .replace('member: France', 'member: Francia')
      .replace('The Union withdrew its proposal.', 'The Union withdrew 🔥.')
      .replace('publisher: Port Authority', 'publisher: Authority of 𐍈')
      .replace('There is no rule', 'There is no 🛟')
      .replace('A decree was announced.', 'A 🚢.');
    writeFileSync(pathOf('faulty/scorecard.yaml'), yaml);
    writeFileSync(
      pathOf('faulty/chapters/ports.md'),
      '# Background\n\nAll is well [^lost], {{average:commitment:A.1=+0.10}} it is.\n\n# Peru\n\nNothing.\n\n# Canada\n\nA ሰላም.\n\n![A map](map.png)\n',
    );
    const { status, out, err } = await caller.call('scorecard', folder, '--out', 'no.pdf');
    expect([status, out]).toEqual([2, '']);
    const line = (words: string) => yaml.split('\n').findIndex((each) => each.includes(words)) + 1;
    for (const fault of [
      `faulty/scorecard.yaml:${line('date: 2026-02-30')}:`,
      `faulty/scorecard.yaml:${line('fase:')}:1: ERROR unknown-key: "fase" is not a key here\n  → Did you mean "phase"?`,
      `faulty/scorecard.yaml:${line('Japon: {')}:3: ERROR reference: member "Japon" is not in faulty/matrix.csv`,
      `faulty/scorecard.yaml:${line('[decreee]')}:`,
      `faulty/scorecard.yaml:${line('Francia')}:`,
      ...['🔥', '🛟', '🚢'].map((sign) => `faulty/scorecard.yaml:${line(sign)}:`),
      'cannot print "🔥" (U+1F525)',
      `faulty/scorecard.yaml:${line('𐍈')}:5: ERROR reference: cannot print "𐍈" (U+10348)`,
      'faulty/chapters/ports.md:3: [^lost] is not among the references',
      'faulty/chapters/ports.md:3: {{average:commitment:A.1=+0.10}} says +0.10; the tables say +0.75',
      'faulty/chapters/ports.md:5: "Peru" is not a section\n  → Write "# Background"',
      'faulty/chapters/ports.md:11: cannot print "ሰ" (U+1230)',
      'faulty/chapters/ports.md:13: pictures are not printed\n  → Say in words what it shows, or cite it',
    ])
      expect(err).toContain(fault);
    const french = await caller.call('scorecard', folder, '--out', 'no.pdf', '--language', 'fr');
    for (const fault of [
      'le membre «\u00a0Japon\u00a0» n’est pas dans faulty/matrix.csv\n  → Il y a\u00a0: ',
      'faulty/chapters/ports.md:5: «\u00a0Peru\u00a0» n’est pas une section\n  → Écrivez',
      'faulty/chapters/ports.md:11: «\u00a0ሰ\u00a0» (U+1230) ne peut être imprimé. Aucune police',
      'faulty/chapters/ports.md:13: les images ne sont pas imprimées\n  → Dites',
      'la preuve «\u00a0decreee\u00a0» n’est pas sous «\u00a0evidence\u00a0»',
      'faulty/chapters/ports.md:3: [^lost] n’est pas parmi les références',
    ])
      expect(french.err).toContain(fault);
  });

  it('takes no file from outside, writes none outside, and is not told twice', async () => {
    const folder = copyExample('outside');
    const yaml = readFileSync(pathOf('outside/scorecard.yaml'), 'utf8');
    writeFileSync(pathOf('outside/scorecard.yaml'), yaml.replace('chapters/ports.md', '../../etc/passwd'));
    const { status, err } = await caller.call('scorecard', folder, '--out', 'no.pdf');
    expect([status, err]).toEqual([2, expect.stringContaining('"../../etc/passwd" leads out of the folder')]);
    mkdirSync(pathOf('deep'));
    caller.put('deep/odd.csv', 'commitment_id,commitment,pillar,Canada,France\n../../x,One,../../../y,+1,0\n');
    const odd = await caller.call('scorecard', 'deep/odd.csv', '--all', '--out', 'deep/out');
    expect(odd.status).toBe(0);
    for (const path of odd.out.trim().split('\n')) expect(path).toMatch(/^deep\/out\/(?!.*\.\.\/)/);
    expect(
      await caller.call('scorecard', copyExample('twice'), '--out', 'a.pdf', '--title', 'T', '--na', 'as-zero'),
    ).toEqual({
      status: 2,
      out: '',
      err: expect.stringContaining('--title, --na: for a folder, write this in scorecard.yaml.'),
    });
  });

  it.each([
    [['--out', 'a.pdf', '--pillar', 'Sea'], '--pillar is "Sea". The file has: Trade, Travel.'],
    [['--out', 'a.pdf', '--pillar', 'Trade', '--member', 'CA'], '--member, --pillar: ask for one at a time.'],
    [['--out', 'a.xlsx', '--product', 'summary'], 'is written as .pdf'],
    [['--out', 'a.pdf', '--language', 'en,fr'], '--language names several languages'],
    [['--out', 'all', '--all', '--member', 'CA'], '--all writes everything'],
    [['--out', 'all', '--all', '--member', 'CA', '--language', 'it'], '--all scrive tutto: omettete --member.'],
    [['--out', 'a.pdf', '--title', 'T', '--language', 'ja'], '--title：フォルダーの場合はscorecard.yaml'],
    [['--out', 'a.pdf', '--product', 'poster'], '--product is "poster".'],
  ])('refuses %j', async (options, fault) => {
    const { status, err } = await caller.call('scorecard', copyExample('refused'), ...options);
    expect([status, err]).toEqual([2, expect.stringContaining(fault)]);
  });

  it('asks for what is missing', async () => {
    mkdirSync(pathOf('empty'));
    expect((await caller.call('scorecard', 'empty', '--out', 'a.pdf')).err).toContain('empty/scorecard.yaml');
    caller.put('empty/scorecard.yaml', 'title: Nothing\n');
    expect((await caller.call('scorecard', 'empty', '--out', 'a.pdf')).err).toContain(
      'empty/matrix.csv: there is no such file',
    );
    caller.put('empty/scorecard.yaml', '- a list\n');
    expect((await caller.call('scorecard', 'empty', '--out', 'a.pdf')).err).toContain('The file holds no scorecard');
  });
});

it('the published table of the G20 at Rio de Janeiro comes out of the pages figure by figure', async () => {
  const rio = join(PROJECT, 'config/golden/g20-2024-rio-interim.csv');
  const reading = readMatrix(splitText(readFileSync(rio, 'utf8')).records);
  if (reading.kind !== 'read') throw new Error(JSON.stringify(reading));
  const { matrix, published } = reading.file;
  const tables = tabulate(matrix, {
    na: 'exclude',
    ties: 'competition',
    overall: 'commitments',
    rankedFrom: '0.8',
  });
  for (const language of ['fr', 'ja']) {
    await caller.call('scorecard', rio, '--out', 'rio.pdf', '--language', language);
    // The reader parts what stands for a drawing where it was drawn.
    const text = textOf('rio.pdf').replaceAll(' ,', ',');
    const point = language === 'fr' ? ',' : '.';
    const figure = (average: string | null) => (average ?? '–').replace('-', '−').replace('.', point);
    const percent = (whole: number | null) => (language === 'fr' ? `${whole} %` : `${whole}%`);
    // Table C and D: average, percent, then the counts of +1, 0 and −1.
    const row = (name: string, mean: (typeof tables.members)[number] | (typeof tables.commitments)[number]): string => {
      const { full, partial, none } = mean.distribution;
      return `${name} ${figure(mean.average)} ${percent(mean.percent)} ${[full, partial, none].join(', ')}`;
    };
    for (const [at, mean] of tables.members.entries())
      expect(text).toContain(row(matrix.members[at]?.name ?? '', mean));
    for (const [at, mean] of tables.commitments.entries()) {
      expect(text).toContain(row(matrix.commitments[at]?.title ?? '', mean));
      expect(mean.percent).toBe(Number(published[at]?.percent?.toString()));
    }
  }
});

describe('what a folder made', () => {
  const hashOf = (...parts: (string | Buffer)[]): string => {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return hash.digest('hex');
  };

  it('names the hash over scores, texts and evidence, and is checked without a network', async () => {
    const folder = copyExample('checked');
    await caller.call('scorecard', folder, '--out', 'report.pdf');
    await caller.call(
      'scorecard',
      folder,
      '--out',
      'card.pdf',
      '--member',
      'Japan',
      '--language',
      'fr',
      '--paper',
      'Letter',
    );
    await caller.call('scorecard', folder, '--out', 'tables.xlsx', '--language', 'fr');
    // As `sha256sum chapters/ports.md matrix.csv scorecard.yaml | sha256sum` gives it.
    const files = ['chapters/ports.md', 'matrix.csv', 'scorecard.yaml'];
    const hash = hashOf(files.map((each) => `${hashOf(readFileSync(join(pathOf(folder), each)))}  ${each}\n`).join(''));
    expect(textOf('report.pdf').replaceAll(' ', '')).toContain(hash);
    for (const [file, made] of [
      ['report.pdf', 'pdf/en/report.pdf'],
      ['card.pdf', /pdf\/fr\/members\/.*\.pdf/],
      ['tables.xlsx', 'xlsx/fr/'],
    ] as const) {
      const { status, out } = await caller.call('verify', file, '--folder', folder);
      expect([file, status]).toEqual([file, 0]);
      expect(out).toMatch(made);
    }
  });

  it('is found out where a text, a piece of evidence or the file itself is another', async () => {
    const folder = copyExample('changed');
    await caller.call('scorecard', folder, '--out', 'mine.pdf', '--member', 'Japan');
    const bytes = readFileSync(pathOf('mine.pdf'));
    writeFileSync(
      pathOf('forged.pdf'),
      Buffer.from(bytes.toString('latin1').replace('/Title (', '/Title  ('), 'latin1'),
    );
    expect((await caller.call('verify', 'forged.pdf', '--folder', folder)).status).toBe(1);
    // Evidence that Japan's own page never cites.
    const yaml = join(pathOf(folder), 'scorecard.yaml');
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('Register of ports', 'Register of the ports'));
    const { status, out } = await caller.call('verify', 'mine.pdf', '--folder', folder);
    expect(status).toBe(1);
    expect(out).toContain('a file of it is another');
    const refused = await caller.call('verify', 'mine.pdf', '--folder', folder, '--render');
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining('--folder stands alone')]);
  });
});
