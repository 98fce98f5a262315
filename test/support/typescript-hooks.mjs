// Node's module hooks for our TypeScript: the same compiler and settings for the suites and for what serves them.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileTypeScript } from './compile-typescript.mjs';

/** TypeScript imports a file by the name that it would have when compiled. */
export function resolve(specifier, context, next) {
  const ours = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
  return next(ours ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = compileTypeScript(filename, await readFile(filename, 'utf8'));
  return { format: 'module', source: code, shortCircuit: true };
}
