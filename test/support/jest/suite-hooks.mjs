// Node's module hooks in a worker of jest. What is ours is read as it stands, the product's packages from their sources.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileTypeScript } from '../compile-typescript.mjs';
import { PACKAGES } from './packages.mjs';

const ROOT = new URL('../../../', import.meta.url);
const TESTS = new URL('test/', ROOT).href;
const GLOBALS = new URL('suite-globals.mjs', import.meta.url).href;
const TYPESCRIPT = /\.tsx?$/;

/** A worker asks for what stands in `test` once in each suite. */
const compiled = new Map();

export async function resolve(specifier, context, next) {
  const [parent, suite] = split(context.parentURL ?? '');
  if (specifier === '@jest/globals') return { url: `${GLOBALS}?${suite}`, shortCircuit: true };
  const found = TYPESCRIPT.test(parent) ? sourceOf(specifier, parent) : undefined;
  const resolved = found ? { url: found, format: 'module', shortCircuit: true } : await next(specifier, context);
  // What stands in `test` may keep something of its suite, so each suite has its own.
  return suite && resolved.url.startsWith(TESTS) ? { ...resolved, url: `${resolved.url}?${suite}` } : resolved;
}

export async function load(url, context, next) {
  const [file] = split(url);
  if (!TYPESCRIPT.test(file)) return next(url, context);
  if (!compiled.has(file)) {
    const filename = fileURLToPath(file);
    compiled.set(file, compileTypeScript(filename, readFileSync(filename, 'utf8')).code);
  }
  return { format: 'module', source: compiled.get(file), shortCircuit: true };
}

/** TypeScript imports a file by the name that it would have when compiled, and a package by the name of its index. */
function sourceOf(specifier, parent) {
  if (specifier in PACKAGES) return new URL(PACKAGES[specifier], ROOT).href;
  if (!/^\.{1,2}\/.*\.js$/.test(specifier)) return undefined;
  const bare = new URL(specifier, parent).href.slice(0, -'.js'.length);
  return ['.ts', '.tsx'].map((ending) => bare + ending).find((url) => existsSync(fileURLToPath(url)));
}

function split(url) {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}
