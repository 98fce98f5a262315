/** So many rounds are left out at most: of ten seconds each, five minutes. */
const LONGEST = 32;

/** In which rounds what failed is sent again: each draft after twice as many as before, whatever becomes of the others. */
export class DraftPauses {
  readonly #pauses = new Map<string, { readonly rounds: number; left: number }>();

  /** Whether it is its turn in this round, which is then over for it. */
  takeTurn(name: string): boolean {
    const pause = this.#pauses.get(name);
    if (!pause) return true;
    pause.left -= 1;
    return pause.left <= 0;
  }

  begin(name: string): void {
    const rounds = Math.min((this.#pauses.get(name)?.rounds ?? 1) * 2, LONGEST);
    this.#pauses.set(name, { rounds, left: rounds });
  }

  end(name: string): void {
    this.#pauses.delete(name);
  }

  /** The connection is back: every draft has its turn. */
  endAll(): void {
    this.#pauses.clear();
  }
}
