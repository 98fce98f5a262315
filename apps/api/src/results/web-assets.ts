import { readFileSync } from 'node:fs';
import type { PageAssets } from '@signatory/pages';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const NOTHING: PageAssets = { css: [], js: [] };

/** What a public page links to, by the names the web app's build gave its files; nothing where it was not built: pages are whole without. */
export function readWebAssets(folder: URL): PageAssets {
  const manifest = readManifest(new URL('.vite/manifest.json', folder));
  const entry = manifest['src/public.ts'];
  if (!entry) return NOTHING;
  const japanese = manifest['src/styles/japanese.css'];
  const chunks = [entry, ...(entry.imports ?? []).flatMap((name) => manifest[name] ?? [])];
  return {
    css: [...new Set(chunks.flatMap(({ css = [] }) => css.map(addressOf)))],
    js: [addressOf(entry.file)],
    fonts: { ja: japanese ? [addressOf(japanese.file)] : [] },
  };
}

function addressOf(file: string): string {
  return `/${file}`;
}

function readManifest(file: URL): Readonly<Record<string, Chunk>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Chunk>;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}
