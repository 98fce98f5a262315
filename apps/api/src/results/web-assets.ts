import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageAssets } from '@signatory/pages';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/** The built web app's files, by the names its build gave them. */
export interface WebAssets {
  /** What a public page links to. */
  readonly pages: PageAssets;
  /** The signed-in app's document. */
  readonly shell: string;
}

/** @throws with the cure when the web app was not built */
export function readWebAssets(folder: string): WebAssets {
  const manifest = JSON.parse(readBuilt(folder, '.vite/manifest.json')) as Record<string, Chunk>;
  const entry = manifest['src/public.ts'];
  if (!entry) throw new Error(`${folder} holds no build of the public pages. Run npm run build.`);
  const chunks = [entry, ...(entry.imports ?? []).flatMap((name) => manifest[name] ?? [])];
  const address = (file: string): string => `/${file}`;
  return {
    pages: { css: [...new Set(chunks.flatMap(({ css = [] }) => css.map(address)))], js: [address(entry.file)] },
    shell: readBuilt(folder, 'index.html'),
  };
}

function readBuilt(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (cause) {
    throw new Error(`${join(folder, file)} is missing: the web app was not built. Run npm run build.`, { cause });
  }
}
