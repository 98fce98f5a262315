/** A Chromium for tests: the machine's own, else the one that the npm package carries, with the libraries and fonts it needs. */
import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { childEnvironment } from '@signatory/config';
import { hasRoomInMemory } from './folder-in-memory.mjs';

/** How to start a browser. */
export interface Chromium {
  readonly executablePath: string;
  readonly args: string[];
  /** What playwright would say that must not be said. */
  readonly ignoreDefaultArgs: string[];
  readonly env: Record<string, string>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
// The package looks for its fonts in folders of /tmp and /opt; a Chromium that finds no font at all crashes with the first text.
const FONTS_BESIDE = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/signatory', import.meta.url));

/** Finds a browser, and unpacks the package's one on its first use. */
export async function findChromium(): Promise<Chromium> {
  // Chromium refuses its sandbox to root; ours visits only our own pages.
  const args = ['--no-sandbox', '--disable-gpu'];
  // What its processes share is in files that exist for a moment: on a disk each costs a search among those just deleted.
  const ignoreDefaultArgs = hasRoomInMemory() ? ['--disable-dev-shm-usage'] : [];
  const onPath = (childEnvironment({})['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isExecutable);
  if (onPath) return { executablePath: onPath, args, ignoreDefaultArgs, env: childEnvironment({}) };
  const folder = await unpack();
  return {
    executablePath: join(folder, 'chromium'),
    args,
    ignoreDefaultArgs,
    env: childEnvironment({ LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_PATH: folder, HOME: folder }),
  };
}

/** Into a folder of its own inside the clone: the package's own way is one shared file in /tmp, which belongs to whoever came first. */
async function unpack(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packaged = join(dirname(main), '../../bin');
  const folder = join(CACHE, 'chromium-with-fonts');
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  await inflate(join(packaged, 'chromium.br'), join(draft, 'chromium'));
  for (const archive of ['al2023.tar', 'fonts.tar']) {
    await inflate(join(packaged, `${archive}.br`), join(draft, archive));
    execFileSync('tar', ['-xf', archive, '--no-same-owner'], { cwd: draft });
  }
  writeFileSync(join(draft, 'fonts.conf'), FONTS_BESIDE);
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another test file was faster.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function inflate(from: string, to: string): Promise<void> {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
