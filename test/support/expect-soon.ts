/** What a screen shows next, it shows within this time, also beside seven other browsers. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = 50;

type Matchers<Seen> = ReturnType<typeof expect<Seen>>;
type Soon<Seen> = {
  readonly [Name in keyof Matchers<Seen>]: Matchers<Seen>[Name] extends (...wanted: infer Wanted) => unknown
    ? (...wanted: Wanted) => Promise<void>
    : never;
};

const matchersOf = expect as unknown as (
  seen: unknown,
) => Record<string, ((...wanted: readonly unknown[]) => void) | undefined>;

/**
 * Holds what is read of a page against what is wanted, until it is so: a page shows what follows from an act a moment after
 * the act. Throws as `expect` does, of what was read last. That something is absent is asked with `expect`, once the page has settled.
 */
export function expectSoon<Seen>(read: () => Promise<Seen>): Soon<Seen> {
  const holds = async (name: string, wanted: readonly unknown[]): Promise<void> => {
    const begun = Date.now();
    for (;;) {
      const matcher = matchersOf(await read())[name];
      if (!matcher) throw new Error(`There is no matcher ${name}.`);
      try {
        return matcher(...wanted);
      } catch (cause) {
        if (Date.now() - begun > PATIENCE_MS) throw cause;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  return new Proxy({} as Soon<Seen>, {
    get:
      (_matchers, name) =>
      (...wanted: readonly unknown[]) =>
        holds(String(name), wanted),
  });
}
