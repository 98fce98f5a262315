import { Tokenizer } from 'htmlparser2';

/** The readable text of a page, as far as it is kept. */
export interface PageText {
  readonly text: string;
  /** Whether the page goes on. */
  readonly cut: boolean;
}

/** Some hundred printed pages. */
const LONGEST = 500_000;
const MARKUP = /^(text\/html|application\/xhtml\+xml|(application|text)\/xml)$/;
const PLAIN = /^(text\/[\w.+-]+|application\/([\w.+-]+\+)?json)$/;
/** Where a page parts words, whatever stands between two marks. */
const PARTING =
  /^(address|article|aside|blockquote|br|caption|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|option|p|pre|section|table|td|th|title|tr|ul)$/;
const UNREAD: ReadonlySet<string> = new Set(['script', 'style']);
/** How far into a page its own word on its letters may stand, by the HTML standard. */
const HEAD_BYTES = 1_024;

/** What somebody reads in a page; null of a kind in which this finds no text. Nothing of it is run. */
export function readPageText(body: Buffer, mediaType: string, charset: string | null): PageText | null {
  const markup = MARKUP.test(mediaType);
  if (!markup && !PLAIN.test(mediaType)) return null;
  const decoded = decode(body, charset ?? (markup ? declaredIn(body) : null));
  // PostgreSQL keeps no NUL in a text.
  const text = tidy(markup ? textOf(decoded) : decoded).replaceAll('\0', '');
  // A pair of units that the limit would part is left out.
  return { text: text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, ''), cut: text.length > LONGEST };
}

/**
 * The texts between the marks. By the tokenizer and not the parser: that one looks through all open elements for each mark that
 * closes one, so that a page of a few megabytes could hold a worker for hours.
 */
function textOf(html: string): string {
  const parts: string[] = [];
  let unread: string | null = null;
  const add = (text: string): void => {
    if (unread === null) parts.push(text);
  };
  const part = (name: string): void => {
    if (PARTING.test(name)) parts.push('\n');
  };
  const nothing = (): void => {};
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => add(html.slice(start, end)),
      ontextentity: (codepoint) => add(String.fromCodePoint(codepoint)),
      onopentagname(start, end) {
        const name = html.slice(start, end).toLowerCase();
        if (UNREAD.has(name)) unread ??= name;
        part(name);
      },
      onclosetag(start, end) {
        const name = html.slice(start, end).toLowerCase();
        if (name === unread) unread = null;
        part(name);
      },
      oncdata: (start, end, offset) => add(html.slice(start, end - offset)),
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onopentagend: nothing,
      onprocessinginstruction: nothing,
      onselfclosingtag: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return parts.join('');
}

function tidy(text: string): string {
  return text
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim();
}

function decode(body: Buffer, charset: string | null): string {
  try {
    return new TextDecoder(charset ?? 'utf-8', { fatal: charset === null }).decode(body);
  } catch {
    // Letters of no name, or not those of UTF-8: what browsers then read.
    return new TextDecoder('windows-1252').decode(body);
  }
}

function declaredIn(body: Buffer): string | null {
  const head = body.subarray(0, HEAD_BYTES).toString('latin1');
  return /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w:-]{1,40})/i.exec(head)?.[1] ?? null;
}
