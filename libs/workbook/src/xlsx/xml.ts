import { SaxesParser } from 'saxes';
import { clip, faultWords } from '@signatory/domain';
import { problem } from '../file-problem.js';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  /** `name` without its prefix. */
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Feeds a part to its handlers; yields after each piece, so that the caller can hand on what has come together.
 * A document type is refused: no spreadsheet writes one, and it is how XML is made to swell or to reach out.
 */
export async function* parseXml(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false });
  let fault: 'file.damaged.part' | 'file.damaged.document-type' | null = null;
  parser.on('error', () => (fault ??= 'file.damaged.part'));
  parser.on('doctype', () => (fault ??= 'file.damaged.document-type'));
  if (handlers.open) parser.on('opentag', (tag) => handlers.open?.(local(tag.name), tag.attributes as Attributes));
  if (handlers.text) {
    parser.on('text', (text) => handlers.text?.(text));
    parser.on('cdata', (text) => handlers.text?.(text));
  }
  if (handlers.close) parser.on('closetag', (tag) => handlers.close?.(local(tag.name)));
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    parser.write(decoder.decode(chunk, { stream: true }));
    if (fault) throw problem(faultWords(fault, { part: clip(name) }));
    yield;
  }
  parser.write(decoder?.decode() ?? '');
  parser.close();
  if (fault) throw problem(faultWords(fault, { part: clip(name) }));
}

/** A part is UTF-8 or UTF-16, as its first bytes say. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** The same, to the end. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, name: string, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXml(chunks, name, handlers));
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** `_x000D_` as a workbook writes what XML cannot hold. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}

/** A text as XML and a workbook hold it: what XML forbids, and what looks like such an escape, as `_x0001_`. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)|(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, hex)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

function hex(sign: string): string {
  return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
