import { writeSync } from 'node:fs';
import { pino, type LevelWithSilent, type Logger } from 'pino';

const STDERR = 2;
/** Bytes that wait for a disk that takes nothing: what is written beyond them is lost. */
const MOST_WAITING = 1_048_576;
const AGAIN_MS = 1_000;

/**
 * Lines of JSON on stderr; no bodies, no cookies: only ids, routes and times. A log that cannot be written, as where the disk is
 * full, ends nothing: it goes on once it can, and says how many of its lines are lost.
 */
export function createLog({ logLevel }: { readonly logLevel: LevelWithSilent }, name: string, to = STDERR): Logger {
  const file = new LogFile(to, (lines) => log.warn({ lines }, 'lines of this log are lost: it could not be written'));
  const log = pino({ name, level: logLevel }, file);
  return log;
}

/**
 * Written at once, as Node writes to its own stderr. pino's own destination ends the process with a full disk, or hangs where it
 * ends for another reason (sonic-boom 4, `flushSync`).
 */
class LogFile {
  private waiting = Buffer.alloc(0);
  private lost = 0;
  private again: NodeJS.Timeout | undefined;

  constructor(
    private readonly to: number,
    private readonly tellLost: (lines: number) => void,
  ) {}

  write(line: string): void {
    const bytes = Buffer.from(line);
    if (this.waiting.length + bytes.length > MOST_WAITING) this.lost += 1;
    else this.waiting = Buffer.concat([this.waiting, bytes]);
    // Else tried in a moment: not with each line of a busy process.
    if (!this.again) this.flush();
  }

  private flush(): void {
    try {
      while (this.waiting.length > 0) this.waiting = this.waiting.subarray(writeSync(this.to, this.waiting));
    } catch {
      this.again = setTimeout(() => {
        this.again = undefined;
        this.flush();
      }, AGAIN_MS).unref();
      return;
    }
    const { lost } = this;
    this.lost = 0;
    if (lost > 0) this.tellLost(lost);
  }
}
