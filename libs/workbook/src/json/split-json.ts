import { faultWords } from '@signatory/domain';
import { problem } from '../file-problem.js';

/** A member of the file's object, or one entry of its `entries`. */
export interface JsonPiece {
  readonly of: 'member' | 'entry';
  /** Of an entry, its place among them, from 0. */
  readonly at: number;
  /** Whether the entries are members of an object, and begin with their key. */
  readonly keyed: boolean;
  readonly text: string;
}

const [QUOTE, COMMA, ESCAPE] = [0x22, 0x2c, 0x5c];
const OPENS: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSES: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Cuts a file into pieces that can be parsed one by one, so that a million entries take the memory of one. */
export class JsonSplitter {
  private text = '';
  private depth = 0;
  private quoted = false;
  private at = 0;
  private entries: 'none' | 'array' | 'object' = 'none';
  private count = 0;
  private closed = false;
  private found = false;

  constructor(private readonly longest: number) {}

  *feed(chunk: string): Generator<JsonPiece> {
    this.text += chunk;
    for (; this.at < this.text.length; this.at += 1) {
      const sign = this.text.charCodeAt(this.at);
      if (this.quoted) {
        if (sign === QUOTE) this.quoted = false;
        else if (sign === ESCAPE) {
          // An escape whose second sign is still to come is looked at again with it.
          if (this.at + 1 >= this.text.length) return;
          this.at += 1;
        }
      } else if (sign === QUOTE) this.quoted = true;
      else if (OPENS.has(sign)) {
        if (this.depth > 1) this.depth += 1;
        else this.open(this.text.charAt(this.at));
      } else if (CLOSES.has(sign)) {
        if (this.depth > this.inside) this.depth -= 1;
        else yield* this.close();
      } else if (sign === COMMA && this.depth <= this.inside) {
        this.requireReport();
        // What comes before the comma after the entries is nothing.
        yield* this.piece();
        this.cut();
      }
    }
    if (this.text.length > this.longest) throw problem(faultWords('file.too-large.entry', { most: this.longest }));
  }

  /** Throws where the file ended too early. */
  end(): void {
    if (this.closed && this.text.trim() === '') return;
    throw problem(this.closed ? faultWords('json.syntax.after') : faultWords('json.syntax.cut'));
  }

  /** Whether there were any entries to cut: a list or an object of them, which may be empty. */
  get hasEntries(): boolean {
    return this.found;
  }

  /** How deep that stands which is a piece of its own. */
  private get inside(): number {
    return this.entries === 'none' ? 1 : 2;
  }

  private open(sign: string): void {
    const isFirst = this.depth === 0 && sign === '{' && this.text.slice(0, this.at).replace('\uFEFF', '').trim() === '';
    if (!isFirst) this.requireReport();
    this.depth += 1;
    if (this.depth === 1) this.cut();
    else if (/^\s*"entries"\s*:\s*$/.test(this.text.slice(0, this.at))) {
      this.entries = sign === '[' ? 'array' : 'object';
      this.found = true;
      this.cut();
    }
  }

  private *close(): Generator<JsonPiece> {
    this.requireReport();
    yield* this.piece();
    this.depth -= 1;
    if (this.entries === 'none') this.closed = true;
    else this.entries = 'none';
    this.cut();
  }

  private requireReport(): void {
    if (this.closed || this.depth === 0) throw problem(faultWords('json.shape.file'));
  }

  private *piece(): Generator<JsonPiece> {
    const text = this.text.slice(0, this.at);
    if (text.trim() === '') return;
    const entry = this.entries !== 'none';
    yield { of: entry ? 'entry' : 'member', at: entry ? this.count++ : 0, keyed: this.entries === 'object', text };
  }

  /** What follows the sign at hand is looked at from its beginning. */
  private cut(): void {
    this.text = this.text.slice(this.at + 1);
    this.at = -1;
  }
}
