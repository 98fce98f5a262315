import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '@signatory/config';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
/** Each app's bundle, and what of it is there to be called. */
const APPS = { api: 'serve', worker: 'work', cli: 'run' };

const CONFIG = 'config/dist/environment.js';

/** Loads files, and says in a line each: what they export, and each file of which that made a module. */
const SCRIPT = `
  const { createRequire, register } = await import('node:module');
  register('data:text/javascript,import { writeSync } from "node:fs"; export async function load(url, context, next) { writeSync(1, url + String.fromCharCode(10)); return next(url, context); }');
  for (const path of process.argv.slice(1)) console.log('has', Object.keys(await import(path)).join(' '));
  for (const path of Object.keys(createRequire(import.meta.url).cache)) console.log(path);`;

describe.each(Object.entries(APPS))('the bundle of %s', (app, called) => {
  const files = readdirSync(`${PROJECT}apps/${app}/dist/bundle`).map((name) => `apps/${app}/dist/bundle/${name}`);
  let exported: string[];
  let loaded: string[];
  /** The modules that it is made of: each stands below a comment with its path. */
  let inside: string[];

  beforeAll(() => {
    // The one that begins to work is left out, which loads the configuration too.
    const paths = files.map((path) => (path.endsWith('/main.js') ? CONFIG : path)).map((path) => PROJECT + path);
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT, ...paths], {
      env: childEnvironment({ NODE_ENV: 'test' }),
      encoding: 'utf8',
    }).split('\n');
    exported = said.filter((line) => line.startsWith('has ')).flatMap((line) => line.split(' ').slice(1));
    loaded = said
      .filter((line) => /^(file:\/\/)?\//.test(line))
      .map((line) => relative(PROJECT, line.startsWith('/') ? line : fileURLToPath(line)));
    inside = files
      .flatMap((path) => readFileSync(PROJECT + path, 'utf8').match(/^\/\/ \S+\.m?js$/gm) ?? [])
      .map((line) => relative(PROJECT, resolve(PROJECT, 'apps', app, line.slice(3))));
  });

  it('is whole, and has what is called', () => {
    expect(exported).toContain(called);
    expect(inside).toContain(`apps/${app}/dist/${called}.js`);
    expect(inside.filter((path) => path.startsWith('libs/persistence/dist/'))).not.toEqual([]);
  });

  it('loads nothing that it holds: of each class there is one', () => {
    const packageOf = (path: string): string => /^node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;
    const held = new Set(inside.map(packageOf));
    expect(loaded.length).toBeGreaterThan(files.length);
    expect(new Set(loaded.map(packageOf).filter((name) => held.has(name)))).toEqual(new Set());
  });

  it('loads of our own only data, the configuration, and what must run before React does', () => {
    const own = loaded.filter((path) => !path.startsWith('node_modules/') && !files.includes(path));
    const code = own.filter((path) => !path.endsWith('.json') && !path.startsWith('config/dist/'));
    expect(code).toEqual(app === 'api' ? ['apps/api/dist/quick-react.js'] : []);
  });
});
