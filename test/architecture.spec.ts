import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FLOORS } from '../config/architecture.js';
import { checkArchitecture, type SourceFile } from './support/architecture.js';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const SKIPPED = new Set(['node_modules', 'dist']);

function readSources(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): SourceFile[] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : readSources(path);
    if (!/\.tsx?$/.test(entry.name) || entry.name.endsWith('.d.ts')) return [];
    return [{ path: relative(PROJECT, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }];
  });
}

describe('the architecture', () => {
  const files = ['apps', 'libs', 'config', 'test'].flatMap((folder) => readSources(join(PROJECT, folder)));

  it('holds in every file', () => {
    expect(checkArchitecture(files).violations).toEqual([]);
  });

  it('is checked on real imports', () => {
    expect(checkArchitecture(files).edges).toBeGreaterThan(files.length);
  });

  it('names only floors that exist', () => {
    expect(FLOORS.filter((floor) => !existsSync(join(PROJECT, floor)))).toEqual([]);
  });

  it('gives each project a manifest that names exactly the projects it imports', () => {
    const imported = (folder: string) =>
      new Set(
        files
          .filter(({ path }) => path.startsWith(`${folder}/`) && !/\.spec\.tsx?$/.test(path))
          .flatMap(({ text }) =>
            [...text.matchAll(/from '(@signatory\/[^/']+)'|import\('(@signatory\/[^/']+)'\)/g)].map(
              ([, a, b]) => a ?? b,
            ),
          ),
      );
    const undeclared = FLOORS.filter((floor) => /^(libs|apps)\/[^/]+$|^config$/.test(floor)).flatMap((folder) => {
      const manifest = JSON.parse(readFileSync(join(PROJECT, folder, 'package.json'), 'utf8')) as {
        dependencies?: Record<string, string>;
      };
      return [...imported(folder)]
        .filter((name) => name && !(name in (manifest.dependencies ?? {})))
        .map((name) => `${folder} lacks ${name}`);
    });
    // The build order is made from the manifests: what one does not name may not be built in time.
    expect(undeclared).toEqual([]);
  });
});

describe('the screens and pages', () => {
  const FOREIGN = [
    /\.join\('[,:;] '\)/,
    /^\s*\{'[,:;] '\}$/m,
    // \x60 opens a template, for the checker above too.
    /\x60[,:;] \$\{/,
    /<\/\w+>[,:;](\{' '\}| \{)/,
    /<span className="visually-hidden">[,:;] \{/,
    /^\s*\{[^{}= ][^{}=]*\}[,:;] [{<]/m,
    /\}[,:;] \$\{/,
    /\}[,:;]<\//,
  ];
  const joins = (text: string): boolean => FOREIGN.some((sign) => sign.test(text));
  /** Facts of the trail are evidence and not translated; a reason that the server put together is recognised. */
  const LEFT = [
    'apps/web/src/secretariat/audit/audit-table.tsx',
    'apps/web/src/secretariat/releases/releases-screen.tsx',
  ];

  it('join what they say by the marks of the reader’s language', () => {
    const shown = readSources(join(PROJECT, 'apps/web/src')).concat(readSources(join(PROJECT, 'libs/pages/src')));
    const foreign = shown.filter(({ path, text }) => path.endsWith('.tsx') && joins(text)).map(({ path }) => path);
    expect(foreign.filter((path) => !LEFT.includes(path))).toEqual([]);
  });

  it.each([
    "{names.join(', ')}",
    '{member}, {instant(at)}',
    '{by && `: ${by}`}',
    '<strong>{by}</strong>: {title}',
    'label={`${member}: ${sign}`}',
  ])('are told from one that says %s', (line) => {
    expect(joins(`      ${line}`)).toBe(true);
  });
});

describe('the checker', () => {
  const planted = (path: string, text: string): readonly string[] =>
    checkArchitecture([
      { path: 'libs/domain/src/index.ts', text: '' },
      { path: 'libs/features/src/audit/index.ts', text: '' },
      { path: 'libs/features/src/audit/record.ts', text: '' },
      { path: 'libs/features/src/review/index.ts', text: '' },
      { path: 'apps/api/src/main.ts', text: '' },
      { path, text },
    ]).violations;

  it.each([
    [
      'an import against the floors',
      'libs/rules/src/a.ts',
      `import { x } from '@signatory/queue';`,
      /imports go upwards/,
    ],
    [
      'a later feature',
      'libs/features/src/audit/b.ts',
      `import { x } from '../review/index.js';`,
      /imports go upwards/,
    ],
    [
      'a reach into another feature',
      'libs/features/src/review/b.ts',
      `import { x } from '../audit/record.js';`,
      /by their index only/,
    ],
    [
      'a reach into another project',
      'apps/cli/src/a.ts',
      `import { x } from '@signatory/domain/src/score.js';`,
      /by their index only/,
    ],
    [
      'a relative reach into another project',
      'libs/plan/src/a.ts',
      `export * from '../../domain/src/index.js';`,
      /by their index only/,
    ],
    [
      'an app that imports an app',
      'apps/worker/src/a.ts',
      `await import('@signatory/api');`,
      /apps do not import each other/,
    ],
    [
      'a server lib in the browser',
      'apps/web/src/a.tsx',
      `import { x } from '@signatory/persistence';`,
      /the browser gets only/,
    ],
    ['a package in the domain', 'libs/domain/src/a.ts', `import { z } from 'zod';`, /may import only nothing/],
    [
      "Node's own modules in a pure lib",
      'libs/contract/src/a.ts',
      `import { readFileSync } from 'node:fs';`,
      /is pure/,
    ],
    [
      'the queue library elsewhere',
      'libs/features/src/review/q.ts',
      `import type { Queue } from 'bullmq';`,
      /only libs\/queue/,
    ],
    ['an entity elsewhere', 'libs/features/src/review/e.ts', '@Entity()\nclass A {}', /entities live in/],
    [
      'a write that overwrites what came in between',
      'libs/features/src/review/s.ts',
      'await tx.save(Entry, read);',
      /writes by save/,
    ],
    ['the environment elsewhere', 'apps/api/src/a.ts', 'const port = process.env.PORT;', /reads process\.env/],
    ['an empty folder name', 'libs/domain/src/utils/a.ts', '', /says nothing/],
    ['a project on no floor', 'libs/extra/src/a.ts', '', /stands on no floor/],
    ['a silenced check', 'libs/domain/src/a.ts', '// @ts-ignore', /silences a check/],
    ['a file that is not there', 'libs/domain/src/a.ts', `import './missing.js';`, /no such file/],
    ['a project importing itself by name', 'libs/domain/src/a.ts', `import { x } from '@signatory/domain';`, /itself/],
  ])('finds %s', (_name, path, text, expected) => {
    const violations = planted(path, text);
    expect(violations).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });

  it('finds a circle of files', () => {
    const { violations } = checkArchitecture([
      { path: 'libs/domain/src/a.ts', text: `import './b.js';` },
      { path: 'libs/domain/src/b.ts', text: `export { c } from './c.js';` },
      { path: 'libs/domain/src/c.ts', text: `import type { A } from './a.js';` },
    ]);
    expect(violations).toEqual([
      'Circle: libs/domain/src/a.ts → libs/domain/src/b.ts → libs/domain/src/c.ts → libs/domain/src/a.ts',
    ]);
  });

  it('lets right imports pass, also those in a comment', () => {
    expect(
      planted(
        'apps/api/src/b.ts',
        `import { x } from '@signatory/domain';\n// process.env is read elsewhere\nimport './main.js';`,
      ),
    ).toEqual([]);
    expect(planted('libs/features/src/review/c.ts', `import { x } from '../audit/index.js';`)).toEqual([]);
  });
});
