/** An address that is written out in a text. */
export interface WrittenAddress {
  /** In UTF-16 units from the text's beginning. */
  readonly offset: number;
  readonly text: string;
}

const ADDRESSES =
  /(?:https?:\/\/|\bwww\.)[^\s<>"“”„«»「」（）、。\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/giu;
// What closes a sentence or a bracket is not of the address before it.
const CLOSING = /[.,;:!?)\]}'’]+$/;

/** The addresses of a text, in its order. */
export function addressesIn(text: string): WrittenAddress[] {
  return [...text.matchAll(ADDRESSES)].map(({ index, 0: found }) => ({
    offset: index,
    text: found.replace(CLOSING, ''),
  }));
}

// With or without what shows it to be an address: whoever withholds one looks at all that could be it.
const WRITTEN =
  /(?:https?:\/\/|(?<![\p{Script=Latin}\p{N}@.-]))(?:[\p{Script=Latin}\p{N}-]+\.)+\p{Script=Latin}{2,}(?::\d+)?(?:[/?#][^\s<>"“”„«»「」（）、。\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*)?/giu;

/** A text without the addresses that are hidden, however they are spelt: `mark` stands where one stood. */
export function withoutAddresses(text: string, isHidden: (address: string) => boolean, mark: string): string {
  return text.replace(WRITTEN, (found) => {
    // What closes the sentence or a bracket around it may also be of the address.
    for (let end = found.replace(CLOSING, '').length; end <= found.length; end += 1)
      if (isHidden(found.slice(0, end))) return mark + found.slice(end);
    return found;
  });
}

/** Where references lead, by their keys; one that is no page leads nowhere. */
export function addressesOf(
  references: readonly { readonly key: string; readonly url?: string | undefined }[],
): ReadonlyMap<string, string> {
  return new Map(references.flatMap(({ key, url }) => (url === undefined ? [] : [[key, url] as const])));
}

/** What spellings of one address have in common: neither the scheme nor `www.`, a fragment or a slash at the end says where it leads. */
export function addressKey(address: string): string {
  const [, host = '', rest = ''] = /^(?:https?:\/\/)?(?:www\.)?([^/?#]*)([^#]*)/i.exec(address.trim()) ?? [];
  return `${host.toLowerCase()}${rest.replace(/\/+$/, '')}`;
}
