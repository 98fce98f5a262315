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

const SIGNS = /["{}[\],\\]/g;

/** Cuts a file into pieces that can be parsed one by one, so that a million entries take the memory of one. */
export class JsonSplitter {
  private text = '';
  private depth = 0;
  private quoted = false;
  private at = 0;
  private entries: 'none' | 'array' | 'object' = 'none';
  private count = 0;
  private closed = false;

  constructor(private readonly longest: number) {}

  *feed(chunk: string): Generator<JsonPiece> {
    this.text += chunk;
    SIGNS.lastIndex = this.at;
    for (let found = SIGNS.exec(this.text); found; found = SIGNS.exec(this.text)) {
      const place = found.index;
      const sign = found[0];
      this.at = place + 1;
      if (this.quoted) {
        // An escape whose second sign is still to come is looked at again with it.
        if (sign === '\\') {
          if (place + 1 >= this.text.length) {
            this.at = place;
            return;
          }
          SIGNS.lastIndex = this.at = place + 2;
        } else if (sign === '"') this.quoted = false;
        continue;
      }
      if (sign === '"') this.quoted = true;
      else yield* this.structure(sign, place);
      SIGNS.lastIndex = this.at;
    }
    this.at = this.text.length;
    if (this.text.length > this.longest)
      throw problem(
        'file.too-large',
        `An entry is longer than ${this.longest} characters`,
        'Split the file, and send the parts.',
      );
  }

  /** Throws where the file ended too early. */
  end(): void {
    if (this.closed && this.text.trim() === '') return;
    throw problem(
      'json.syntax',
      this.closed ? 'Something follows the end of the report' : 'The file ends before the report does',
      'Export or save the file again.',
    );
  }

  private *structure(sign: string, place: number): Generator<JsonPiece> {
    const open = sign === '{' || sign === '[';
    if (
      this.closed ||
      (this.depth === 0 && (sign !== '{' || this.text.slice(0, place).replace('\uFEFF', '').trim() !== ''))
    )
      throw problem(
        'json.shape',
        'The file is no report',
        'An object is needed: {"member": "CA", "entries": [{"indicator": "…", "value": "…"}]}.',
      );
    const inside = this.entries === 'none' ? 1 : 2;
    if (open) {
      this.depth += 1;
      if (this.depth === 1) this.cut(place + 1);
      else if (this.depth === 2 && /^\s*"entries"\s*:\s*$/.test(this.text.slice(0, place))) {
        this.entries = sign === '[' ? 'array' : 'object';
        this.cut(place + 1);
      }
      return;
    }
    if (sign !== ',' && this.depth === inside) {
      yield* this.piece(place);
      this.depth -= 1;
      if (inside === 2) this.entries = 'none';
      else this.closed = true;
      this.cut(place + 1);
      return;
    }
    if (sign !== ',') this.depth -= 1;
    else if (this.depth === inside) {
      // What comes before the comma after the entries is nothing.
      yield* this.piece(place);
      this.cut(place + 1);
    }
  }

  private *piece(place: number): Generator<JsonPiece> {
    const text = this.text.slice(0, place);
    if (text.trim() === '') return;
    const entry = this.entries !== 'none';
    yield { of: entry ? 'entry' : 'member', at: entry ? this.count++ : 0, keyed: this.entries === 'object', text };
  }

  private cut(place: number): void {
    this.text = this.text.slice(place);
    this.at = 0;
    SIGNS.lastIndex = 0;
  }
}
