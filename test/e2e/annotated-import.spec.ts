import { jest } from '@jest/globals';
import type { ImportFaults, ImportView, Problem, ReportView } from '@signatory/contract';
import { openXlsx, readXlsx, saveXlsx } from 'hucre/xlsx';
import pg from 'pg';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

// Two processes are started, and a queue is waited for.
jest.setTimeout(120_000);

const REPORT = '/api/cycles/c-2025/reports/IT';

const speaking = (language: string) => ({ 'accept-language': language });

/** Cells at fault in as many ways as a table of text has room for. */
const TRAPS = `indicator,field,value,status,reason,colour
i1_staff,,1.234,,,
i1_part,,"26,4",,,
i1_part,,12,,,
i1_unit,,perhaps,,,
i1_law,,maybe,,,
i1_nuit,,1,,,
,,1,,,
i1_staff,cells.sex.femal,1,,,
i1_note,,a note,no-data,,
i1_unit,evidence.a.url,javascript:alert(1),,,
i1_routes,items.nowhere,yes,,,
i1_found,,true,,,
`;

/** Where a field's answer stands in a workbook of ours: the sheet, and the cell as hucre counts it. */
type At = { readonly sheet: string; readonly row: number; readonly column: number };

describe('the reporter’s own workbook, with what was found in it', () => {
  let world: World;
  let product: Product;
  let client: Client;
  let cookie: string;
  let id: string;
  let staff: At;
  let part: At;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test });
    cookie = await world.signIn({ role: 'lead-focal-point', members: ['IT'] });
    client = new Client(product.url).with(cookie);
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const download = async (path: string, language = 'en'): Promise<{ bytes: Uint8Array; headers: Headers }> => {
    const answer = await fetch(`${product.url}${REPORT}${path}`, { headers: { cookie, ...speaking(language) } });
    expect(answer.status).toBe(200);
    return { bytes: new Uint8Array(await answer.arrayBuffer()), headers: answer.headers };
  };
  const bring = async (body: Uint8Array | string, name: string): Promise<ImportView> => {
    const form = new FormData();
    form.append('file', new Blob([typeof body === 'string' ? body : Uint8Array.from(body)]), name);
    const answer = await fetch(`${product.url}${REPORT}/imports`, { method: 'POST', body: form, headers: { cookie } });
    expect(answer.status).toBe(202);
    const { id: brought } = (await answer.json()) as ImportView;
    return until(
      async () => (await client.get<ImportView>(`${REPORT}/imports/${brought}`)).body,
      ({ state }) => state === 'READ',
    );
  };
  /** What is wrong with a brought file, as a reader of a language is told it. */
  const faultsIn = async (brought: string, language: string): Promise<ImportFaults['items']> =>
    (await client.get<ImportFaults>(`${REPORT}/imports/${brought}/faults`, { headers: speaking(language) })).body.items;
  const find = async (bytes: Uint8Array, indicator: string): Promise<At> => {
    for (const sheet of (await readXlsx(bytes)).sheets) {
      const header = sheet.rows.findIndex((row) => row.includes('indicator') && row.includes('value'));
      const named = sheet.rows[header] ?? [];
      const row = sheet.rows.findIndex((each) => each[named.indexOf('indicator')] === indicator);
      if (header >= 0 && row >= 0) return { sheet: sheet.name, row, column: named.indexOf('value') };
    }
    throw new Error(`The workbook has no row of ${indicator}.`);
  };
  const commentAt = async (bytes: Uint8Array, { sheet, row, column }: At): Promise<string | undefined> => {
    const book = await readXlsx(bytes, { readStyles: true });
    return book.sheets.find(({ name }) => name === sheet)?.cells?.get(`${row},${column}`)?.comment?.text;
  };

  it('is brought with a value that cannot be read', async () => {
    await client.save(`${REPORT}/entries/i1_staff`, 0, {
      value: '2000',
      cells: { 'sex.female': { value: '800' }, 'sex.male': { value: '1200' } },
    });
    await client.post(`${REPORT}/check`);
    await until(
      async () => (await client.get<ReportView>(REPORT)).body.findings,
      (findings) => findings.some(({ rule }) => rule === 'T-ERROR'),
    );
    const { bytes } = await download('/file?format=xlsx');
    [staff, part] = [await find(bytes, 'i1_staff'), await find(bytes, 'i1_part')];
    const book = await openXlsx(bytes);
    const rows = book.sheets.find(({ name }) => name === part.sheet)?.rows[part.row];
    if (rows) rows[part.column] = 'many';
    const view = await bring(await saveXlsx(book), 'Bericht für Italien.xlsx');
    expect(view.counts).toMatchObject({ changes: 0, faults: 1 });
    ({ id } = view);
  });

  it('comes back with the finding and the fault at their cells', async () => {
    const { bytes, headers } = await download(`/imports/${id}/annotated`);
    expect(headers.get('content-type')).toMatch(/spreadsheetml\.sheet/);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Bericht f_r Italien annotated.xlsx"; filename*=UTF-8''Bericht%20f%C3%BCr%20Italien%20annotated.xlsx`,
    );
    expect(await commentAt(bytes, staff)).toContain('A staff of 2,000 is very large.');
    const { items } = (await client.get<ImportFaults>(`${REPORT}/imports/${id}/faults`)).body;
    expect(await commentAt(bytes, part)).toContain(items[0]?.message);
    expect(await commentAt(bytes, { ...part, row: part.row + 1 })).toBeUndefined();
  });

  it('says in a reader’s own language what is wrong, in the list and at the cells, and never a sentence of another', async () => {
    const { bytes } = await download('/file?format=xlsx');
    const brought = [
      await bring(TRAPS, 'rapport.csv'),
      await bring('{"member": "IT", "entries": [{"indicator": "i1_part", "value": 3}, {"valu": "x"}', 'rapport.json'),
      // Cut off, and with a hole in its middle.
      await bring(bytes.slice(0, 3_000), 'coupé.xlsx'),
      await bring(
        bytes.map((byte, at) => (at > 200 && at < 1_200 ? 0x55 : byte)),
        'troué.xlsx',
      ),
      // Of two bytes a letter, without a mark, and the last of them half.
      await bring(Buffer.from(TRAPS, 'utf16le').swap16().subarray(0, -1), 'coupé.csv'),
    ];
    for (const { id: each } of brought) {
      const told = await Promise.all(['en', 'fr-FR', 'ja'].map((language) => faultsIn(each, language)));
      const [english = [], ...others] = told;
      expect(english.length).toBeGreaterThan(0);
      const known = new Set(english.flatMap(({ message, cure }) => [message, cure]));
      for (const items of others) {
        expect(items.map(({ words, cell, row }) => [words, cell, row])).toEqual(
          english.map(({ words, cell, row }) => [words, cell, row]),
        );
        expect(items.flatMap(({ message, cure }) => [message, cure]).filter((said) => known.has(said))).toEqual([]);
      }
    }
    const [table, , cut, holed, half] = brought;
    expect((await faultsIn(table?.id ?? '', 'fr')).length).toBeGreaterThan(9);
    expect(await faultsIn(cut?.id ?? '', 'fr')).toMatchObject([
      { code: 'file.damaged', message: 'Le classeur est endommagé\u00a0: sa fin manque' },
    ]);
    expect(await faultsIn(holed?.id ?? '', 'fr')).toMatchObject([{ code: 'file.damaged' }]);
    expect(await faultsIn(half?.id ?? '', 'fr')).toContainEqual(
      expect.objectContaining({ code: 'encoding', message: 'Le fichier s’arrête au milieu d’une lettre' }),
    );
    const annotated = await download(`/imports/${id}/annotated`, 'fr');
    expect(await commentAt(annotated.bytes, part)).toContain('«\u00a0many\u00a0» n’est pas un chiffre');
    // A link of the app says its language, which its reader may have chosen otherwise than the browser's.
    const chosen = await download(`/imports/${id}/annotated?language=de`, 'fr');
    expect(await commentAt(chosen.bytes, part)).toContain('„many“ ist keine Zahl');
    expect(chosen.headers.get('content-disposition')).toContain('%20mit%20Befunden.xlsx');
  });

  it('is refused in that language where it is no report at all', async () => {
    const refused = await client.send<Problem>('POST', `${REPORT}/imports`, {
      body: '%PDF-1.7',
      headers: { 'content-type': 'application/octet-stream', ...speaking('fr') },
    });
    expect(refused).toMatchObject({ status: 415, body: { title: 'Ce type de contenu n’est pas accepté' } });
    expect(refused.body.detail).toMatch(/^Le fichier est un PDF\. Importez un classeur Excel/);
    const saved = await client.put<Problem>(
      `${REPORT}/entries/i1_part`,
      { value: '26,4' },
      { 'if-match': '"0"', ...speaking('fr') },
    );
    expect(saved.body).toMatchObject({
      detail: '1 point est à corriger\u00a0; voir ci-dessous. Rien n’a été enregistré.',
      faults: [{ pointer: '/value', message: '«\u00a026,4\u00a0» a une virgule décimale', cure: 'Écrivez 26.4.' }],
    });
  });

  it('of which only sentences were kept, as it once was, is read as it was said then', async () => {
    const past = new pg.Client({ connectionString: world.test.superuserUrl });
    await past.connect();
    await past.query('update import_fault set words = null, message = $2, cure = $3 where import_id = $1', [
      id,
      '"many" is not a figure',
      'Write digits.',
    ]);
    await past.end();
    expect(await faultsIn(id, 'fr')).toMatchObject([
      { message: '"many" is not a figure', cure: 'Write digits.', words: null },
    ]);
  });

  it('is brought again as it came, and says the same', async () => {
    const { bytes } = await download(`/imports/${id}/annotated`);
    const again = await bring(bytes, 'again.xlsx');
    expect(again.counts).toMatchObject({ changes: 0, conflicts: 0, faults: 1 });
  });

  it('is an export with findings where nothing was brought', async () => {
    const { bytes } = await download('/file?format=xlsx&findings=1');
    expect(await commentAt(bytes, staff)).toContain('very large');
    const plain = await download('/file?format=xlsx');
    expect(await commentAt(plain.bytes, staff)).toBeUndefined();
    const refused = await client.get<Problem>(`${REPORT}/file?format=json&findings=1`);
    expect(refused.status).toBe(422);
  });

  it('is a contributor’s only where the contributor brought it, and no other member’s', async () => {
    const delegated = new Client(product.url).with(
      await world.signIn({ role: 'contributor', members: ['IT'], indicators: ['id-i1_law'] }),
    );
    const other = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: ['FR'] }));
    for (const stranger of [delegated, other]) {
      expect((await stranger.get(`${REPORT}/imports/${id}/annotated`)).status).toBe(404);
      expect((await stranger.get(`${REPORT}/imports/${id}/changes`)).status).toBe(404);
      expect((await stranger.post(`${REPORT}/imports/${id}/cancel`)).status).toBe(404);
    }
    expect((await delegated.get<ImportView[]>(`${REPORT}/imports`)).body).toEqual([]);
  });
});
