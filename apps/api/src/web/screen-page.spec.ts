import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readAppScript, readScreenPage } from './screen-page.js';

const SCRIPT = '<script type="module" crossorigin src="/assets/app-1.js"></script>';
const PAGE = `<html><head><title>Signatory</title>${SCRIPT}</head><body></body></html>`;
const LIST = {
  texts: { en: 'assets/en-1.json', de: 'assets/de-1.json' },
  screens: [
    { path: '/report', plan: false, scripts: ['assets/reports-1.js'], styles: [] },
    {
      path: '/report/$cycle/$member',
      plan: true,
      scripts: ['assets/report-1.js', 'assets/table-1.js'],
      styles: ['assets/report-1.css'],
    },
    { path: '/report/$cycle/compare', plan: false, scripts: ['assets/compare-1.js'], styles: [] },
  ],
};

describe('the page of all screens', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signatory-page-'));
    await writeFile(join(folder, 'index.html'), PAGE);
    await writeFile(join(folder, 'screens.json'), JSON.stringify(LIST));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const read = (path: string, reader = { language: 'en', signedIn: true }): Promise<string | null> =>
    readScreenPage(pathToFileURL(`${folder}/`), path, reader);
  const named = async (path: string): Promise<string[]> =>
    [...((await read(path)) ?? '').matchAll(/href="\/assets\/([^"]+)"/g)].map(([, file = '']) => file);

  it('names in its head what the screen of an address begins with', async () => {
    expect(await named('/report')).toEqual(['en-1.json', 'reports-1.js']);
    const expected = ['en-1.json', 'report-1.css', 'report-1.js', 'table-1.js'];
    expect(await named('/report/g7-2025/DE')).toEqual(expected);
    expect(await named('/report/g7-2025/DE/')).toEqual(expected);
    expect(await read('/report/g7-2025/DE')).toMatch(/<link crossorigin rel="modulepreload" [^>]+><\/head>/);
  });

  it('takes the written-out address before a pattern, as the app does', async () => {
    expect(await named('/report/g7-2025/compare')).toEqual(['en-1.json', 'compare-1.js']);
  });

  it('names the texts alone where no screen has the address, or a part of it is empty', async () => {
    for (const path of ['/report/g7-2025', '/report//DE', '/elsewhere'])
      expect(await named(path)).toEqual(['en-1.json']);
  });

  it('is in the reader’s language, and asks for the session of whoever has one', async () => {
    const german = await read('/report', { language: 'de', signedIn: false });
    expect(german).toContain('href="/assets/de-1.json"');
    expect(german).not.toContain('/api/session');
    expect(await read('/report')).toContain('<link crossorigin rel="preload" as="fetch" href="/api/session">');
  });

  it('asks for the cycles, and for the plan of the cycle in the address where its screen does', async () => {
    const asked = async (path: string, language = 'en', signedIn = true): Promise<string[]> =>
      [...((await read(path, { language, signedIn })) ?? '').matchAll(/href="(\/api[^"]*)"/g)].map(([, at = '']) => at);
    const always = ['/api/session', '/api/cycles'];
    expect(await asked('/report/g7-2025/DE', 'ja')).toEqual([...always, '/api/cycles/g7-2025/plan?languages=ja%2Cen']);
    expect(await asked('/report')).toEqual(always);
    expect(await asked('/report/g7-2025/compare')).toEqual(always);
    expect(await asked('/report/"><script>/DE')).toEqual(always);
    expect(await read('/report/"><script>/DE')).not.toContain('<script>');
    expect(await asked('/report/g7-2025/DE', 'en', false)).toEqual([]);
  });

  it('tells by which script it is of this build', async () => {
    expect(await readAppScript(pathToFileURL(`${folder}/`))).toBe('/assets/app-1.js');
    expect(await readAppScript(pathToFileURL(`${folder}/nowhere/`))).toBeNull();
  });

  it('is the page as it was built where no list of screens is beside it, and nothing where there is no page', async () => {
    await rm(join(folder, 'screens.json'));
    expect(await read('/report')).toBe(PAGE);
    await rm(join(folder, 'index.html'));
    expect(await read('/report')).toBeNull();
  });
});
