// The build: run when a source changed since the last one that passed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Fault } from './fault.mjs';
import { PROJECT, runNode, STATE } from './project.mjs';

const STAMP = `${STATE}/built`;
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'prepare', 'fixtures']);
// By its path: a folder of sources may have the same name.
const PLAN_FILES = 'config/plans';

/** True when the sources are not those of the last build, or an output is gone. */
export async function needsBuild() {
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== (await fingerprint())) return true;
  return projects().some((folder) => !existsSync(`${folder}/dist`));
}

/** Builds every project that changed, in the order of their dependencies. */
export async function build() {
  const sources = await fingerprint();
  console.error('Building …');
  rmSync(STAMP, { force: true });
  const { status, output } = await runNode(
    [`${PROJECT}/node_modules/nx/dist/bin/nx.js`, 'run-many', '-t', 'build', '--output-style=static'],
    {
      quiet: true,
      env: { NX_DAEMON: 'false', NX_TUI: 'false', NX_NATIVE_FILE_CACHE_DIRECTORY: `${STATE}/nx`, FORCE_COLOR: '0' },
    },
  );
  if (status !== 0) throw new Fault(`${errorsOf(output)}\n\nThe build failed: see the first error above.`);
  mkdirSync(STATE, { recursive: true });
  writeFileSync(STAMP, sources);
}

/** Folders of all projects that have a build script. */
function projects() {
  const { workspaces } = JSON.parse(readFileSync(`${PROJECT}/package.json`, 'utf8'));
  return workspaces
    .flatMap((pattern) =>
      pattern.endsWith('/*')
        ? readdirSync(`${PROJECT}/${pattern.slice(0, -2)}`).map((name) => `${pattern.slice(0, -1)}${name}`)
        : [pattern],
    )
    .map((folder) => `${PROJECT}/${folder}`)
    .filter((folder) => {
      const manifest = `${folder}/package.json`;
      return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).scripts?.build;
    });
}

/** SHA-256 over path and content of everything a build reads: exact, unlike modification times, and still some milliseconds. */
async function fingerprint() {
  const files = ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.json', 'tsconfig.base.json'].filter((name) =>
    existsSync(`${PROJECT}/${name}`),
  );
  for (const top of ['apps', 'libs', 'config']) collect(top, files);
  const contents = await Promise.all(files.map((file) => readFile(`${PROJECT}/${file}`)));
  const hash = createHash('sha256').update(process.versions.node);
  files.forEach((file, index) => hash.update(`\0${file}\0`).update(contents[index]));
  return hash.digest('hex');
}

function collect(folder, files) {
  const entries = readdirSync(`${PROJECT}/${folder}`, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !isSkipped(entry.name, path)) collect(path, files);
    else if (entry.isFile() && !/\.(spec\.tsx?|md)$/.test(entry.name)) files.push(path);
  }
}

function isSkipped(name, path) {
  return SKIPPED_FOLDERS.has(name) || name.startsWith('.') || path === PLAN_FILES;
}

/** Of a long log, what helps: from the first error on, else the end. */
function errorsOf(output) {
  const lines = output.trim().split('\n');
  const first = lines.findIndex((line) => /error|✖|failed/i.test(line));
  return (first < 0 ? lines.slice(-30) : lines.slice(first, first + 40)).join('\n');
}
