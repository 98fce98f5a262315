import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { EntryView } from '@signatory/contract';
import {
  cellField,
  clip,
  EMPTY_LIST,
  EVIDENCE_PARTS,
  evidenceField,
  faultWords,
  itemField,
  LISTED,
  nearValues,
  type FaultWords,
} from '@signatory/domain';
import { fileFault, problem } from '../file-problem.js';
import type { FileLimits, SaidOfFile } from '../report-file.js';
import type { Collector } from '../table/collector.js';
import { readField } from '../table/field-reader.js';
import type { Form, PlacedIndicator } from '../table/form.js';
import { escapePointer } from '../table/pointer.js';
import { JsonNumber, JsonObject, JsonSyntax, parseMember, type JsonValue } from './parse-strict.js';
import { parseEntry, PlainCells } from './plain-cells.js';
import { JsonSplitter, type JsonPiece } from './split-json.js';

/** An entry of a figure with many cells is long; one longer than this is none. */
const LONGEST_ENTRY = 64 * 1024 * 1024;

/** What an entry may have; what the API shows beside the answer is passed over. */
const ANSWER = [
  'status',
  'reason',
  'value',
  'observation',
  'currency',
  'vintage',
  'translation',
  'narrativeTier',
  'cells',
  'narrative',
  'evidence',
];
const BESIDE = new Set([...Object.keys(EntryView.shape), 'indicator', 'version', 'base']);

/** Reads a report in JSON: `{"member", "entries"}`, the entries a list as the API shows it, or an object by indicator. */
export class JsonReader {
  private member: string | null = null;
  private cycle: string | null = null;
  private readonly seen = new Set<string>();
  /** Where plain figures are asked for apart. */
  private readonly plain: PlainCells | null;

  constructor(
    private readonly form: Form,
    private readonly limits: FileLimits,
    private readonly into: Collector,
  ) {
    this.plain = into.figures && new PlainCells(form);
  }

  get about(): SaidOfFile {
    return { ...(this.member !== null && { member: this.member }), ...(this.cycle !== null && { cycle: this.cycle }) };
  }

  /** Yields the bytes taken in, wherever what was read can be handed on. */
  async *read(path: string): AsyncGenerator<number> {
    const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
    const splitter = new JsonSplitter(LONGEST_ENTRY);
    const utf8 = new Utf8();
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      for (const piece of splitter.feed(utf8.decode(chunk))) {
        this.readPiece(piece);
        if (this.into.isFull) yield stream.bytesRead;
      }
    }
    splitter.end();
    // A file that is another thing than a report would else be one that changes nothing.
    if (!splitter.hasEntries) this.fault('/entries', faultWords('json.shape.entries'));
  }

  private readPiece({ of, at, keyed, text }: JsonPiece): void {
    const pointer = of === 'member' ? '' : `/entries/${at}`;
    try {
      const { plain } = this;
      const { depth } = this.limits;
      if (of === 'member') return this.readMember(...parseMember(text, depth));
      const { key, entry, isSound } = plain?.parse(text, keyed, depth) ?? parseEntry(text, keyed, depth);
      const place = key === undefined ? pointer : `/entries/${escapePointer(key)}`;
      if (this.readEntry(entry, place, key) && isSound) plain?.hand(place, this.into);
    } catch (error) {
      if (!(error instanceof JsonSyntax)) throw error;
      this.fault(pointer, error.words);
    }
  }

  private readMember(key: string, value: JsonValue): void {
    if (key === 'cycle' && typeof value === 'string' && value !== '') this.cycle ??= value;
    if (key !== 'member' || value === null || value === '') return;
    else if (typeof value !== 'string') this.fault('/member', faultWords('json.shape.member'));
    else if (this.member !== null && this.member !== value)
      this.fault('/member', faultWords('json.twice', { key: 'member' }));
    else this.member = value;
  }

  /** False where the entry answers nothing that could be told. */
  private readEntry(entry: JsonValue, pointer: string, key?: string): boolean {
    if (!(entry instanceof JsonObject)) return this.fault(pointer, faultWords('json.shape.entry'));
    const code = key ?? entry.members.get('indicator');
    const placed = typeof code === 'string' ? this.form.indicators.get(code) : undefined;
    if (typeof code !== 'string') return this.fault(pointer, faultWords('row.no-indicator'));
    if (!placed) {
      const near = nearValues(this.into.nearest(code, this.form.indicators.keys()));
      return this.fault(pointer, faultWords('row.unknown-indicator', { indicator: clip(code), ...near }));
    }
    if (this.seen.has(code)) return this.fault(pointer, faultWords('json.twice', { key: code }));
    this.seen.add(code);
    new EntryReader(this.form, placed, entry, pointer, this.limits, this.into).read();
    return true;
  }

  private fault(pointer: string, words: FaultWords): false {
    return this.into.fault(fileFault(words, { pointer }));
  }
}

class EntryReader {
  private readonly version: number | undefined;
  private readonly base: JsonObject | null;

  constructor(
    private readonly form: Form,
    private readonly placed: PlacedIndicator,
    private readonly entry: JsonObject,
    private readonly pointer: string,
    private readonly limits: FileLimits,
    private readonly into: Collector,
  ) {
    const version = entry.members.get('version');
    this.version = version instanceof JsonNumber && /^\d{1,9}$/.test(version.text) ? Number(version.text) : undefined;
    const base = entry.members.get('base');
    this.base = base instanceof JsonObject ? base : null;
  }

  read(): void {
    this.tellDoubled(this.entry, '');
    for (const [key, value] of this.entry.members) {
      const pointer = `/${escapePointer(key)}`;
      if (key === 'value') this.value(value, pointer);
      else if (key === 'cells') this.each(value, pointer, (name, cell, at) => this.cell(name, cell, at));
      else if (key === 'narrative') this.narrative(value, pointer);
      else if (key === 'evidence') this.evidence(value, pointer);
      else if (key === 'status' && value === 'unanswered') continue;
      else if (ANSWER.includes(key)) this.field(key, value, pointer);
      else if (!BESIDE.has(key)) this.unknown(key, pointer, ANSWER);
    }
  }

  private value(value: JsonValue, pointer: string): void {
    if (!Array.isArray(value)) return this.field('value', value, pointer);
    if (value.length === 0) return this.field('items', EMPTY_LIST, pointer);
    for (const [at, item] of (value as readonly JsonValue[]).entries()) {
      const place = `${pointer}/${at}`;
      const key = item instanceof JsonObject ? item.members.get('key') : undefined;
      if (!(item instanceof JsonObject) || typeof key !== 'string') {
        this.fault(place, faultWords('json.shape.item'));
        continue;
      }
      this.tellDoubled(item, place);
      const fields = item.members.get('fields');
      if (fields === undefined || (fields instanceof JsonObject && fields.members.size === 0))
        this.field(itemField(key), LISTED, place);
      else this.each(fields, `${place}/fields`, (name, text, within) => this.field(itemField(key, name), text, within));
    }
  }

  private cell(name: string, cell: JsonValue, pointer: string): void {
    if (!(cell instanceof JsonObject)) return this.field(cellField(name), cell, pointer);
    this.tellDoubled(cell, pointer);
    for (const [key, value] of cell.members) {
      if (key === 'value') this.field(cellField(name), value, `${pointer}/value`);
      else if (key === 'status') this.field(`${cellField(name)}.status`, value, `${pointer}/status`);
      else this.unknown(key, `${pointer}/${escapePointer(key)}`, ['value', 'status']);
    }
  }

  /** As the API shows it, by language; or as it takes it, one language at a time. */
  private narrative(value: JsonValue, pointer: string): void {
    if (!(value instanceof JsonObject)) return this.field('narrative', value, pointer);
    const language = value.members.get('language');
    const { members } = value;
    if (typeof language === 'string')
      return this.field(`narrative.${language}`, members.get('text') ?? null, `${pointer}/text`);
    const texts = members.get('texts');
    if (!(texts instanceof JsonObject)) return this.fault(pointer, faultWords('json.shape.narrative'));
    const original = members.get('original');
    const languages = [...texts.members.keys()].sort((a, b) => Number(b === original) - Number(a === original));
    for (const each of languages) {
      const wording = texts.members.get(each) ?? null;
      const text = wording instanceof JsonObject ? (wording.members.get('text') ?? null) : wording;
      this.field(`narrative.${each}`, text, `${pointer}/texts/${escapePointer(each)}`);
    }
  }

  private evidence(value: JsonValue, pointer: string): void {
    if (value === null) return;
    if (!Array.isArray(value)) return this.fault(pointer, faultWords('json.shape.evidence'));
    let fresh = 0;
    for (const [at, piece] of (value as readonly JsonValue[]).entries()) {
      const place = `${pointer}/${at}`;
      if (!(piece instanceof JsonObject)) {
        this.fault(place, faultWords('json.shape.piece'));
        continue;
      }
      this.tellDoubled(piece, place);
      const given = piece.members.get('id');
      const id = typeof given === 'string' && given !== '' ? given : `new-${(fresh += 1)}`;
      for (const [part, text] of piece.members) {
        const known = EVIDENCE_PARTS.find((name) => name === part);
        if (known) this.field(evidenceField(id, known), text, `${place}/${part}`);
        else if (!BESIDE_EVIDENCE.has(part)) this.unknown(part, `${place}/${escapePointer(part)}`, EVIDENCE_PARTS);
      }
    }
  }

  private each(
    value: JsonValue,
    pointer: string,
    read: (name: string, value: JsonValue, pointer: string) => void,
  ): void {
    if (value === null) return;
    if (!(value instanceof JsonObject)) return this.fault(pointer, faultWords('json.shape.object'));
    this.tellDoubled(value, pointer);
    for (const [name, each] of value.members) read(name, each, `${pointer}/${escapePointer(name)}`);
  }

  private field(field: string, value: JsonValue, pointer: string): void {
    if (value === null) return;
    const kind = this.form.kindOf(this.placed.indicator, field);
    const named = kind ? field : undefined;
    if (value instanceof JsonNumber)
      return this.fault(pointer, faultWords('json.number', { number: clip(value.text) }), named);
    if (typeof value !== 'string' && typeof value !== 'boolean')
      return this.fault(pointer, faultWords('json.shape.text'), named);
    if (!kind) {
      const near = nearValues(this.into.nearest(field, this.form.fieldsFor(this.placed.indicator)));
      const unknown = { indicator: this.placed.indicator.code, field: clip(field, 60), ...near };
      return this.fault(pointer, faultWords('row.unknown-field', unknown));
    }
    const base = this.base?.members.get(field);
    const found = {
      placed: this.placed,
      field,
      kind,
      raw: typeof value === 'boolean' ? ({ kind: 'boolean', value } as const) : value,
      base: this.base === null ? undefined : typeof base === 'string' ? base : '',
      version: this.version,
      place: { pointer: `${this.pointer}${pointer}` },
    };
    readField(found, this.limits, this.into);
  }

  private tellDoubled({ doubled }: JsonObject, pointer: string): void {
    for (const key of doubled)
      this.fault(`${pointer}/${escapePointer(key)}`, faultWords('json.twice', { key: clip(key) }));
  }

  private unknown(key: string, pointer: string, known: readonly string[]): void {
    const near = nearValues(this.into.nearest(key, known));
    this.fault(pointer, faultWords('json.shape.key', { key: clip(key), ...near, known: known.join(', ') }));
  }

  private fault(pointer: string, words: FaultWords, field?: string): void {
    const about = { indicator: this.placed.indicator.code, ...(field !== undefined && { field }) };
    this.into.fault(fileFault(words, { pointer: `${this.pointer}${pointer}` }, 'ERROR', about));
  }
}

/** What the API shows of a piece beside its parts: the sender need not take it out. */
const BESIDE_EVIDENCE = new Set(Object.keys(EntryView.shape.evidence.element.shape));

/** UTF-8 as it comes. What is ASCII alone takes a byte a letter, where a decoder's text takes two. */
class Utf8 {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  /** No letter of what came before waits for its end. */
  private isBetween = true;

  decode(chunk: Buffer): string {
    if (this.isBetween && isAscii(chunk)) return chunk.toString('latin1');
    this.isBetween = (chunk.at(-1) ?? 0) < 0x80;
    try {
      return this.decoder.decode(chunk, { stream: true });
    } catch {
      throw problem(faultWords('encoding.json'));
    }
  }
}
