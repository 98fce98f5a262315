import { setTimeout as wait } from 'node:timers/promises';
import type { EntryView, Problem } from '@signatory/contract';
import type { Answer, Client } from './client.js';

const PAUSE_MS = 50;
/** A product that has not been at work for so long does not come back. */
const PATIENCE_MS = 120_000;

/** A focal point who saves one answer after another, and remembers of which the product said that it is stored. */
export class Saver {
  /** In their order: stored for sure, of each the text. */
  readonly stored: string[] = [];
  /** Saves of which nobody said what came of them, and that were stored all the same. */
  unheard = 0;
  /** Saves that were not stored, as the answer said or the next look showed. */
  refused = 0;
  private tried = 0;
  private lastServed = Date.now();

  constructor(
    readonly member: string,
    private readonly client: Client,
  ) {}

  async work(isEnough: () => boolean): Promise<void> {
    while (!isEnough()) await this.save();
    const last = this.stored.length;
    // It ends with one that was taken: the product is at work again.
    while (this.stored.length === last) await this.save();
  }

  private get entry(): string {
    return `/api/cycles/c-2025/reports/${this.member}/entries/i1_note`;
  }

  private async save(): Promise<void> {
    this.tried += 1;
    const value = `${this.member} ${this.tried}`;
    const answer = await this.ask(() => this.client.save<Problem | null>(this.entry, this.stored.length, { value }));
    if (answer?.status === 200) return void this.stored.push(value);
    await this.learn(value);
  }

  /** What came of a save that was not answered, or with a fault. */
  private async learn(value: string): Promise<void> {
    for (;;) {
      const seen = await this.ask(() => this.client.get<EntryView>(this.entry));
      if (seen?.status === 200) {
        const { version, value: now } = seen.body;
        const before = this.stored.length;
        if (version === before && (now ?? undefined) === this.stored.at(-1)) return void (this.refused += 1);
        if (version !== before + 1 || now !== value)
          throw new Error(
            `${this.member}: version ${version} is ${JSON.stringify(now)}; stored were ${this.stored.join(', ')}`,
          );
        this.unheard += 1;
        return void this.stored.push(value);
      }
      await wait(PAUSE_MS);
    }
  }

  /** Undefined where nothing came back; 503 is what the product says while it has no database. */
  private async ask<Body>(act: () => Promise<Answer<Body>>): Promise<Answer<Body> | undefined> {
    const answer = await act().catch(() => undefined);
    if (answer?.status === 200) this.lastServed = Date.now();
    else if ((answer && answer.status !== 503) || Date.now() - this.lastServed > PATIENCE_MS)
      throw new Error(`${this.member}: ${answer ? `${answer.status} ${answer.text}` : 'nobody answers any more'}`);
    return answer;
  }
}
