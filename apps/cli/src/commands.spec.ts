import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from './commands.js';

const SERVER = ['@signatory/persistence', '@signatory/queue', '@signatory/features'];

/** Every lib that a file loads, itself or by what it imports; types are no loading. */
function libsOf(file: string, seen = new Set<string>()): Set<string> {
  const libs = new Set<string>();
  if (seen.has(file)) return libs;
  seen.add(file);
  for (const [, clause = '', from = ''] of readFileSync(file, 'utf8').matchAll(
    /^import\s+([^;]*?)\s*from\s+'([^']+)';/gm,
  )) {
    if (clause.startsWith('type ')) continue;
    if (from.startsWith('@signatory/')) libs.add(from);
    if (from.startsWith('.')) {
      for (const lib of libsOf(resolve(dirname(file), from.replace(/\.js$/, '.ts')), seen)) libs.add(lib);
    }
  }
  return libs;
}

describe('the commands', () => {
  it.each(['score', 'scorecard', 'verify', 'validate', 'template', 'plan-lint'])(
    'for files load no server part: %s',
    (name) => {
      const libs = libsOf(fileURLToPath(new URL(`./commands/${name}.ts`, import.meta.url)));
      expect(libs.size).toBeGreaterThan(0);
      expect([...libs].filter((lib) => SERVER.includes(lib))).toEqual([]);
    },
  );

  it('load nothing but the domain, the texts and the reader of CSV for the tables of a matrix', () => {
    expect([...libsOf(fileURLToPath(new URL('./commands/score.ts', import.meta.url)))].sort()).toEqual([
      '@signatory/domain',
      '@signatory/texts',
      '@signatory/workbook',
    ]);
  });

  it('are given the embedded database where they work on one, and only there', () => {
    const onDatabase = COMMANDS.filter(({ words }) =>
      libsOf(fileURLToPath(new URL(`./commands/${words.join('-')}.ts`, import.meta.url))).has('@signatory/persistence'),
    );
    expect(COMMANDS.filter(({ needsDatabase }) => needsDatabase).map(({ words }) => words)).toEqual(
      onDatabase.map(({ words }) => words),
    );
  });

  it('have one file each, and one entry in the table', () => {
    const files = readdirSync(new URL('./commands', import.meta.url)).filter((name) => !name.endsWith('.spec.ts'));
    expect(COMMANDS.map(({ words }) => `${words.join('-')}.ts`).sort()).toEqual(files.sort());
  });

  it.each(
    COMMANDS.filter(({ words }) =>
      ['score', 'scorecard', 'verify', 'validate', 'template', 'plan'].includes(words[0] ?? ''),
    ),
  )('begin their help with how they are called: $words', async ({ words, load }) => {
    expect((await load()).help.startsWith(`signatory ${words.join(' ')} `)).toBe(true);
  });
});
