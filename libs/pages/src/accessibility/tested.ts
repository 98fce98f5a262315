import tested from './tested.json' with { type: 'json' };

/** What a run of the tests over every address found; `npm test` writes it and fails where it is not what it finds. */
export interface Tested {
  /** ISO date of the run. */
  readonly date: string;
  /** The product's version. */
  readonly version: string;
  /** The version of axe-core. */
  readonly axe: string;
  readonly routes: readonly string[];
  readonly looks: readonly { readonly name: 'light' | 'dark' | 'phone'; readonly width: number }[];
  /** Width in CSS pixels at which content must fit. */
  readonly reflowAt: number;
  /** Failures by check. */
  readonly found: Readonly<Record<'rules' | 'reflow' | 'target' | 'focus', number>>;
}

export const TESTED = tested as Tested;
