import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/** TypeScript as plain JavaScript files, for a Node whose memory is measured: a compiler in it would count as well. */
export interface Compiled {
  /** The script that was asked for, compiled with all it imports by a relative path. */
  readonly script: URL;
  remove(): Promise<void>;
}

// Packages are found from here as they are from the tests.
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
const TESTS = fileURLToPath(new URL('../', import.meta.url));

export async function compile(script: URL): Promise<Compiled> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'signatory-bench-'));
  const done = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (done.has(path)) return;
    done.add(path);
    const { code } = await transform(await readFile(path, 'utf8'), {
      filename: path,
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    const target = join(folder, relative(TESTS, dirname(path)), basename(path).replace(/\.ts$/, '.js'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, code);
    for (const [, imported = ''] of code.matchAll(/from '(\.[^']+)\.js'|from "(\.[^"]+)\.js"/g))
      await visit(join(dirname(path), `${imported}.ts`));
  };
  const path = fileURLToPath(script);
  await visit(path);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  return {
    script: new URL(`file://${join(folder, relative(TESTS, path)).replace(/\.ts$/, '.js')}`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
