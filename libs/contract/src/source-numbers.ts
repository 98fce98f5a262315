/** Something cited: what a piece of evidence and a reference of a chapter have in common. */
export interface Source {
  readonly title: string;
  readonly publisher?: string | undefined;
  /** ISO dates. */
  readonly published?: string | undefined;
  readonly accessed?: string | undefined;
  readonly url?: string | undefined;
  readonly sha256?: string | undefined;
  /** Where in it: `14`, `section 3`. */
  readonly page?: string | undefined;
  /** The words that show it. */
  readonly quote?: string | undefined;
  /** What others quote of it, with the place. */
  readonly also?: readonly Pick<Source, 'quote' | 'page'>[] | undefined;
  /** The address of a copy that an archive keeps. */
  readonly archived?: string | undefined;
}

/** Numbers sources from 1 in the order in which they are cited, each once: what has one address or one file is one source. */
export class SourceNumbers {
  private readonly listed: Source[];
  private readonly numbers = new Map<string, number>();

  /** `first` have the numbers that they stand with already. */
  constructor(first: readonly Source[] = []) {
    this.listed = [...first];
    for (const [at, source] of first.entries())
      if (!this.numbers.has(keyOfSource(source))) this.numbers.set(keyOfSource(source), at + 1);
  }

  /** The numbers of some evidence; what was not cited before gets the next. */
  cite(evidence: readonly Source[]): number[] {
    return evidence.map((source) => {
      const known = this.numbers.get(keyOfSource(source));
      if (known !== undefined) {
        this.addQuote(known - 1, source);
        return known;
      }
      const number = this.listed.push(source);
      this.numbers.set(keyOfSource(source), number);
      return number;
    });
  }

  /** Who cites a source again may quote other words of it. */
  private addQuote(at: number, { quote, page }: Source): void {
    const listed = this.listed[at];
    if (!listed || !quote || [listed, ...(listed.also ?? [])].some((each) => each.quote === quote)) return;
    const isElsewhere = listed.page !== undefined && page !== undefined && page !== listed.page;
    this.listed[at] =
      listed.quote || isElsewhere
        ? { ...listed, also: [...(listed.also ?? []), { quote, page }] }
        : { ...listed, quote, page: listed.page ?? page };
  }

  /** In the order of their numbers. */
  get sources(): readonly Source[] {
    return this.listed;
  }
}

/** The same for what is one source, in every release. */
export function keyOfSource({ title, publisher, published, url, sha256 }: Source): string {
  if (url !== undefined || sha256 !== undefined) return JSON.stringify([url, sha256]);
  return JSON.stringify([title, publisher, published]);
}
