import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Runtime from 'jest-runtime';
import { compileTypeScript } from '../compile-typescript.mjs';
import { SuiteStorages } from './suite-storages.mjs';

const require = createRequire(import.meta.url);
register('./suite-hooks.mjs', import.meta.url);

let suites = 0;

/**
 * Loads suites as Node itself loads modules, each module once per worker, where jest would load every package anew for every
 * suite: that was a third of the whole run. What stands in `test` is still every suite's own.
 *
 * Everything else is jest's: its limits of time, its hooks, its reports.
 */
export default class SuiteRuntime extends Runtime {
  storages = new SuiteStorages();

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    const globals = this.jestGlobals.cjsGlobals(path);
    Object.assign(globals.jest, { mock: refuseMock, doMock: refuseMock, unstable_mockModule: refuseMock });
    globalThis[Symbol.for('signatory-suite-globals')] = globals;
    await import(`${pathToFileURL(path).href}?suite=${(suites += 1)}`);
  }

  /** jest's own modules. The framework keeps the state of a suite in its module, so each suite has a new one. */
  requireInternalModule(path) {
    delete require.cache[path];
    return this.storages.during(() => require(path));
  }

  teardown() {
    super.teardown();
    this.storages.end();
  }

  getSourceMaps() {
    return (this.maps ??= new MapsOnDemand(this._config.cacheDirectory));
  }
}

function refuseMock(name) {
  throw new Error(`Suites share their modules, so ${name} cannot be replaced: hand in a stand-in as an argument.`);
}

/** By the URL of a module of ours: the file with its source map, written when a stack first names it. */
class MapsOnDemand extends Map {
  constructor(folder) {
    super();
    this.folder = join(folder, 'suite-maps');
  }

  get(url) {
    if (!/^file:.*\.tsx?(\?|$)/.test(url)) return undefined;
    if (!this.has(url)) this.set(url, this.write(url));
    return super.get(url);
  }

  write(url) {
    const filename = fileURLToPath(url);
    const { map } = compileTypeScript(filename, readFileSync(filename, 'utf8'));
    const path = join(this.folder, `${createHash('sha256').update(map).digest('hex')}.map`);
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(`${path}.${process.pid}`, map);
    renameSync(`${path}.${process.pid}`, path);
    return path;
  }
}
