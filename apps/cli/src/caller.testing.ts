import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExitCode } from './io.js';
import { run } from './run.js';

/** The project's root, for golden data and plans. */
export const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Answer {
  readonly status: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Somebody at a terminal, in a folder of their own with these files. */
export class Caller {
  readonly folder = mkdtempSync(join(tmpdir(), 'signatory-cli-'));

  put(name: string, content: string | Uint8Array): string {
    writeFileSync(join(this.folder, name), content);
    return name;
  }

  async call(...argv: string[]): Promise<Answer> {
    let [out, err] = ['', ''];
    const status = await run(argv, {
      folder: this.folder,
      out: (text) => (out += text),
      err: (text) => (err += text),
    });
    return { status, out, err };
  }

  leave(): void {
    rmSync(this.folder, { recursive: true });
  }
}
