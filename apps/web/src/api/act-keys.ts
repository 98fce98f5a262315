/** For how long an act without an answer is the same act when it is told again, in milliseconds. */
const SAME_MS = 5 * 60_000;

/** An act whose answer has not come. */
interface Open {
  readonly key: string;
  readonly until: number;
  /** Whether it will not come any more. */
  readonly isLost: boolean;
}

/**
 * The `Idempotency-Key` of what is told to the server: a new one for each act, and the same when the act is told again since
 * its answer never came, by itself or by *Try again*. The same words after any answer are a new act: what was lost may have been
 * done, and undone by what was answered.
 */
export class ActKeys {
  private readonly open = new Map<string, Open>();

  /** @param act what is asked, whole: address and body */
  take(act: string): string {
    const open = this.open.get(act);
    const key = open && open.until > Date.now() ? open.key : newKey();
    this.keep(act, key, false);
    return key;
  }

  lose(act: string): void {
    const open = this.open.get(act);
    if (open) this.keep(act, open.key, true);
  }

  answer(act: string): void {
    this.open.delete(act);
    for (const [other, { isLost }] of this.open) if (isLost) this.open.delete(other);
  }

  private keep(act: string, key: string, isLost: boolean): void {
    this.open.set(act, { key, until: Date.now() + SAME_MS, isLost });
  }
}

// `randomUUID` is there at https alone, and an installation within an office may have none.
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}
