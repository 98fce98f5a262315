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
