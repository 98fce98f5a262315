/** Checks the floors of `config/architecture.ts` on a set of source files; pure, so that its own tests can plant violations. */
import ts from 'typescript';
import {
  EMPTY_NAMES,
  ENTITIES_IN,
  ENVIRONMENT_READERS,
  FLOORS,
  PURE,
  RESERVED,
  WEB_MAY_IMPORT,
} from '../../config/architecture.js';
import { findCircles } from './circles.js';

/** A source file: its path from the project's root with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What was found. */
export interface ArchitectureReport {
  /** One sentence each. */
  readonly violations: readonly string[];
  /** Imports of the project's own files; a checker that sees none is blind. */
  readonly edges: number;
}

/** What an import leads to: a file of ours, the index of a project of ours, a package, or something beside the code (data, a hook of plain Node). */
type Target =
  | { readonly file: string }
  | { readonly index: string }
  | { readonly package: string }
  | { readonly data: string }
  | { readonly unknown: string };

/** Checks every rule on every file; all violations in one pass. */
export function checkArchitecture(files: readonly SourceFile[]): ArchitectureReport {
  const known = new Set(files.map(({ path }) => path));
  const graph = new Map<string, string[]>();
  const violations: string[] = [];
  let edges = 0;
  for (const file of files) {
    violations.push(...checkFile(file));
    const own: string[] = [];
    for (const specifier of readImports(file.text)) {
      const target = resolve(file.path, specifier, known);
      violations.push(
        ...checkImport(file.path, specifier, target).map((reason) => `${file.path} imports ${specifier}: ${reason}`),
      );
      if ('file' in target) own.push(target.file);
      if ('file' in target || 'index' in target) edges += 1;
    }
    graph.set(file.path, own);
  }
  violations.push(...findCircles(graph).map((circle) => `Circle: ${circle.join(' → ')}`));
  return { violations, edges };
}

/** The floor a path stands on, as its place in `FLOORS`; the longest match wins, so that a feature is found before its lib. */
function floorOf(path: string): number {
  const matches = FLOORS.filter((floor) => path === floor || path.startsWith(`${floor}/`));
  const longest = matches.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? -1 : FLOORS.indexOf(longest);
}

const isTest = (path: string): boolean => /\.(spec|testing)\.tsx?$/.test(path) || path.startsWith('test/');

/** These two spell the rules out as text, which is not to break them. */
const CHECKER = ['test/architecture.spec.ts', 'test/support/architecture.ts'];

function checkFile({ path, text }: SourceFile): string[] {
  const folders = path.split('/').slice(0, -1);
  const code = CHECKER.includes(path) ? '' : withoutComments(text);
  return [
    ...(floorOf(path) < 0 ? [`${path} stands on no floor: add its project or feature to config/architecture.ts.`] : []),
    ...folders
      .filter((name) => EMPTY_NAMES.includes(name))
      .map((name) => `${path}: a folder "${name}" says nothing about what is inside.`),
    ...(/process\s*\.\s*env\b|process\[['"]env|\benv\b[^;]*from 'node:process'/.test(code) &&
    !ENVIRONMENT_READERS.includes(path)
      ? [`${path} reads process.env: only ${ENVIRONMENT_READERS.join(' and ')} may.`]
      : []),
    ...(/@Entity\(|new EntitySchema\b/.test(code) && !path.startsWith(`${ENTITIES_IN}/`)
      ? [`${path} declares an entity: entities live in ${ENTITIES_IN}.`]
      : []),
    ...(!path.startsWith('test/') && /\b(?:tx|manager)\.save\(|@VersionColumn\b/.test(code)
      ? [
          `${path} writes by save(), which overwrites what came since it was read: insert, or update where the version is.`,
        ]
      : []),
    ...(/(eslint|oxlint)-disable|@ts-(ignore|nocheck|expect-error)/.test(text) && !path.startsWith('test/')
      ? [`${path} silences a check: cure the cause.`]
      : []),
  ];
}

function checkImport(path: string, specifier: string, target: Target): string[] {
  const from = floorOf(path);
  const own = FLOORS[from] ?? '';
  if ('unknown' in target) return [`there is no such file (${target.unknown}).`];
  if ('data' in target)
    return floorOf(target.data) === from ? [] : ['data of another project is read through its index.'];
  if ('package' in target) return checkPackage(path, own, target.package);
  const aim = 'file' in target ? target.file : target.index;
  const to = floorOf(aim);
  const there = FLOORS[to] ?? aim;
  if (to === from) return 'index' in target ? ['a project does not import itself by its name.'] : [];
  const reasons: string[] = [];
  if (to > from) reasons.push(`${own} stands above ${there}; imports go upwards in the list only.`);
  if (own === 'apps/web' && !WEB_MAY_IMPORT.includes(there))
    reasons.push(`the browser gets only ${WEB_MAY_IMPORT.join(', ')}.`);
  if (own.startsWith('apps/') && there.startsWith('apps/')) reasons.push('apps do not import each other.');
  if ('file' in target && !isFrontDoor(path, target.file))
    reasons.push('other projects and features are entered by their index only.');
  return reasons;
}

/** A feature's index for its sibling features; the architecture itself for its test. Other projects are imported by name. */
function isFrontDoor(path: string, file: string): boolean {
  const siblings = path.startsWith('libs/features/') && file.startsWith('libs/features/');
  return (siblings && file.endsWith('/index.ts')) || (path.startsWith('test/') && file === 'config/architecture.ts');
}

function checkPackage(path: string, own: string, name: string): string[] {
  if (isTest(path)) return [];
  const allowed = PURE[own];
  const owners = RESERVED[name];
  return [
    ...(allowed && !allowed.includes(name)
      ? [`${own} is pure and may import only ${allowed.join(', ') || 'nothing'}.`]
      : []),
    ...(owners && !owners.some((owner) => path.startsWith(`${owner}/`)) ? [`only ${owners.join(' and ')} may.`] : []),
  ];
}

/** Every specifier of a static import, re-export or literal dynamic import. */
function readImports(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

function resolve(from: string, specifier: string, known: ReadonlySet<string>): Target {
  const project = /^@signatory\/([^/]+)(\/.*)?$/.exec(specifier);
  if (project) {
    const [, name = '', rest] = project;
    const folder =
      name === 'config'
        ? 'config'
        : [...FLOORS].find((floor) => floor.endsWith(`/${name}`) && floor.split('/').length === 2);
    if (!folder) return { unknown: specifier };
    return rest ? { file: `${folder}${rest}` } : { index: folder };
  }
  if (!specifier.startsWith('.')) return { package: packageOf(specifier) };
  const path = new URL(specifier, `file:///${from}`).pathname.slice(1);
  if (/\.(json|css|svg|woff2|mjs)$/.test(path)) return { data: path };
  const stem = path.replace(/\.js$/, '');
  const found = [`${stem}.ts`, `${stem}.tsx`, path].find((candidate) => known.has(candidate));
  return found ? { file: found } : { unknown: path };
}

/** `node:fs/promises` and `react-dom/server` are judged as `node:fs` and `react-dom`. */
function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
