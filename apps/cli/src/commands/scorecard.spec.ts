import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as mupdf from 'mupdf';
import { Caller } from '../caller.testing.js';

const caller = new Caller();
afterAll(() => caller.leave());
beforeAll(() => {
  caller.put(
    'matrix.csv',
    'commitment_id,commitment,pillar,published_average,Canada,T\u00fcrkiye\na,Clean ports,Trade,+0.50,+1,0\nb,Open skies,Travel,,-1,N/A\n',
  );
});

const bytesOf = (name: string) => readFileSync(join(caller.folder, name));
function textOf(name: string): string {
  const document = mupdf.Document.openDocument(bytesOf(name), 'application/pdf');
  return Array.from({ length: document.countPages() }, (_, page) =>
    document.loadPage(page).toStructuredText('').asText(),
  ).join('\n');
}

describe('signatory scorecard', () => {
  it('prints the matrix with its title, its source and its date', async () => {
    const answer = await caller.call(
      'scorecard',
      'matrix.csv',
      '--out',
      'a.pdf',
      '--title',
      'Ports and skies',
      '--source',
      'The Research Desk',
      '--date',
      '2026-06-13',
    );
    expect(answer).toEqual({ status: 0, out: 'a.pdf\n', err: '' });
    const text = textOf('a.pdf');
    for (const words of ['Ports and skies', 'The Research Desk', '13 June 2026', 'Clean ports', 'T\u00fcrkiye'])
      expect(text).toContain(words);
    expect(text).not.toContain('Illustrative');
  });

  it('gives the same bytes for the same file, wherever it writes them', async () => {
    await caller.call('scorecard', 'matrix.csv', '--out', 'b.pdf');
    await caller.call('scorecard', 'matrix.csv', '--out', 'c.pdf');
    expect(bytesOf('c.pdf').equals(bytesOf('b.pdf'))).toBe(true);
  });

  it('takes fonts for letters that the own ones lack, and names the one that it cannot read', async () => {
    caller.put('font.ttf', 'no font');
    const answer = await caller.call('scorecard', 'matrix.csv', '--out', 'x.pdf', '--fonts', 'font.ttf,gone.otf');
    expect(answer).toEqual({
      status: 2,
      out: '',
      err: `--fonts: ${join(caller.folder, 'font.ttf')} is no font that can be read. Name a TTF, OTF or TTC file.\n`,
    });
    expect(existsSync(join(caller.folder, 'x.pdf'))).toBe(false);
    caller.put('amharic.csv', 'commitment_id,commitment,Canada\na,\u1230\u120b\u121d,+1\n');
    expect((await caller.call('scorecard', 'amharic.csv', '--out', 'x.pdf')).err).toContain('add a font that has it');
  });

  it('prints one member, by name or code, and marks illustrative data', async () => {
    expect(
      (await caller.call('scorecard', 'matrix.csv', '--out', 'd.pdf', '--member', 'T\u00fcrkiye', '--illustrative'))
        .status,
    ).toBe(0);
    await caller.call('scorecard', 'matrix.csv', '--out', 'e.pdf', '--member', 'TR', '--illustrative');
    expect(bytesOf('e.pdf').equals(bytesOf('d.pdf'))).toBe(true);
    expect(textOf('d.pdf')).toContain('Illustrative');
    await caller.call('scorecard', 'matrix.csv', '--out', 'draft.pdf', '--member', 'TR', '--draft');
    expect([textOf('draft.pdf').includes('Draft'), textOf('e.pdf').includes('Draft')]).toEqual([true, false]);
  });

  it('prints what contradicts, lists the contradictions and exits with 1', async () => {
    caller.put('wrong.csv', 'commitment_id,commitment,published_percent,Canada\na,One,50,+1\n');
    expect(await caller.call('scorecard', 'wrong.csv', '--out', 'f.pdf')).toEqual({
      status: 1,
      out: 'f.pdf\n',
      err: 'wrong.csv: commitment a: published_percent is 50, but the cells give 100.\n',
    });
    expect(existsSync(join(caller.folder, 'f.pdf'))).toBe(true);
  });

  it('tells what is wrong with a matrix alone in the reader’s language, all at once', async () => {
    const told = async (text: string | Uint8Array): Promise<string[]> => {
      caller.put('odd.csv', text);
      return (await caller.call('scorecard', 'odd.csv', '--out', 'f.pdf', '--language', 'fr')).err.trim().split('\n');
    };
    expect(await told('commitment_id,commitment,Canada,France\na,One,oui,2\n,Two,0,0\n')).toEqual([
      expect.stringMatching(
        /^odd\.csv: ligne 2, colonne «\u00a0Canada\u00a0»\u00a0: «\u00a0oui\u00a0» n’est pas une note\. Écrivez \+1/,
      ),
      expect.stringContaining('«\u00a02\u00a0» n’est pas une note'),
      'odd.csv: ligne 3, colonne «\u00a0commitment_id\u00a0»\u00a0: vide. Remplissez-la.',
    ]);
    expect(await told('commitment_id,commitment,Can 🔥,Fra\u0322\na,One,0,0\n')).toEqual([
      expect.stringContaining('colonne «\u00a0Can 🔥\u00a0»: «\u00a0🔥\u00a0» (U+1F525) ne peut être imprimé'),
      expect.stringContaining('«\u00a0◌\u0322\u00a0» (U+0322)'),
    ]);
    expect(await told('commitment_id,commitment,A\na,"One,0\n')).toEqual([
      'odd.csv: ligne 2\u00a0: un champ entre guillemets n’est jamais fermé. Ajoutez le guillemet fermant.',
    ]);
    expect(await told(new Uint8Array([0x61, 0x0a, 0xe9, 0x2c]))).toEqual([
      'odd.csv: ligne 2\u00a0: pas en UTF-8. Enregistrez le fichier en UTF-8 («\u00a0CSV UTF-8\u00a0» dans un tableur).',
    ]);
  });

  it.each([
    [['matrix.csv', '--language', 'fr'], '--out FICHIER.pdf manque\u00a0: indiquez'],
    [
      ['matrix.csv', '--out', 'x.pdf', '--commitment', 'zz', '--language', 'fr'],
      '--commitment est «\u00a0zz\u00a0». Le fichier contient\u00a0: a, b.',
    ],
    [
      ['matrix.csv', '--out', 'x.pdf', '--product', 'poster', '--language=de'],
      '--product ist „poster“. Schreiben Sie eines von: report',
    ],
    [['none.csv', '--out', 'x.pdf', '--language', 'it'], 'none.csv: questo file non esiste ('],
    [['matrix.csv', '--out', 'x.pdf', '--date', 'soon', '--language', 'ja'], '--dateが「soon」です。日付は年-月-日'],
    [
      ['matrix.csv', '--out', 'x.csv', '--product', 'references', '--language', 'de'],
      'Nennen Sie eine Datei, die so endet.',
    ],
    [['matrix.csv', '--out', 'x.pdf', '--colour', '--language', 'fr'], 'L’option --colour n’existe pas.'],
    [['--language', 'ja', '--out', 'x.pdf'], '指定されていません：MATRIX.csv|FOLDER。'],
    [['matrix.csv', '--out', 'x.pdf', '--language', 'fr,zz', '--all'], '--language est «\u00a0zz\u00a0».'],
    [['matrix.csv', '--out', 'x.pdf', '--language', 'zz'], '--language is "zz". Write one of: en, fr, de, it, ja.'],
  ])('tells what is wrong with %j in the language that is asked for', async (argv, fault) => {
    const { status, err } = await caller.call('scorecard', ...argv);
    expect([status, err]).toEqual([2, expect.stringContaining(fault)]);
  });

  it.each([
    ['a\u{10ffff},One,I,+1,0', 'row 3, column "commitment_id": cannot print'],
    ['a,One \u{10ffff},I,+1,0', 'row 3, column "commitment": cannot print'],
    ['a,One,I\u{10ffff},+1,0', 'row 3, column "pillar": cannot print'],
  ])('names the row and column of a character that no font has: %s', async (row, fault) => {
    caller.put('odd.csv', `commitment_id,commitment,pillar,Canada,France\n\n${row}\n`);
    const { status, err } = await caller.call('scorecard', 'odd.csv', '--out', 'f.pdf');
    expect([status, err]).toEqual([2, expect.stringContaining(`odd.csv: ${fault}`)]);
  });

  it('names the column of a member that no font can write', async () => {
    caller.put('odd.csv', 'commitment_id,commitment,Canada,Fr\u{10ffff}nce\na,One,+1,0\n');
    const { err } = await caller.call('scorecard', 'odd.csv', '--out', 'f.pdf');
    expect(err).toContain('odd.csv: row 1, column "Fr\u{10ffff}nce": cannot print');
  });

  it.each([
    [[], '--out FILE.pdf is missing'],
    [['--out', 'none/x.pdf'], 'none. Make it, or name another.'],
    [['--out', '.'], 'is a folder'],
    [['--out', 'matrix.csv'], '--out would replace the matrix file.'],
    [['--out', 'x.pdf', '--date', '2026-02-30'], '--date is "2026-02-30".'],
    [['--out', 'x.pdf', '--member', 'Peru'], '--member is "Peru". The file has: Canada, T\u00fcrkiye.'],
    [['--out', 'x.pdf', '--url', 'example.org'], '--url is "example.org".'],
    [['--out', 'x.pdf', '--title', 'Broken \u{10ffff}'], 'cannot print'],
  ])('refuses %j and writes nothing', async (options, fault) => {
    const before = readdirSync(caller.folder);
    const { status, out, err } = await caller.call('scorecard', 'matrix.csv', ...options);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(fault);
    expect(readdirSync(caller.folder)).toEqual(before);
  });
});
