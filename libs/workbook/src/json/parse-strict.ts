import { faultWords, type FaultWords } from '@signatory/domain';

/** A JSON value in which nothing was lost: numbers as they are written, and every key. */
export type JsonValue = string | boolean | null | JsonNumber | readonly JsonValue[] | JsonObject;

export class JsonNumber {
  constructor(readonly text: string) {}
}

export class JsonObject {
  constructor(
    readonly members: ReadonlyMap<string, JsonValue>,
    /** Keys that stand more than once: readers differ in which of them they keep. */
    readonly doubled: readonly string[],
  ) {}
}

export class JsonSyntax extends Error {
  override readonly name = 'JsonSyntax';

  constructor(readonly words: FaultWords) {
    super(words.code);
  }
}

/** Is shown an entry while it is parsed, and may take its plain cells: of a large figure they would be an object each. */
export interface EntryWatch {
  /** A member of the entry was read. */
  member(key: string, value: JsonValue): void;
  /** Whether the cell, `"5"` or `{"value": "5"}`, perhaps with the status of any figure beside, is taken and left out of the entry. */
  take(name: string, digits: string, hasStatus: boolean): boolean;
  /** Whether a cell of that name was taken. */
  has(name: string): boolean;
}

const PLAIN =
  /[ \t\n\r]*(?:"(\d{1,15})"|\{[ \t\n\r]*"value"[ \t\n\r]*:[ \t\n\r]*"(\d{1,15})"[ \t\n\r]*(,[ \t\n\r]*"status"[ \t\n\r]*:[ \t\n\r]*"normal"[ \t\n\r]*)?\})/y;
/** A cell's value stands so deep in an entry. */
const CELL_DEPTH = 3;

const STRING = /"[^"\\]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/** Parses one value whole; throws `JsonSyntax` with what is wrong. `depth` is how deep it may nest. */
export function parseStrict(text: string, depth: number, watch: EntryWatch | null = null): JsonValue {
  const parser = new Parser(text, depth, watch);
  const value = parser.value(0);
  parser.end();
  return value;
}

/** Parses `"key": value`. */
export function parseMember(
  text: string,
  depth: number,
  watch: ((key: string) => EntryWatch | null) | null = null,
): readonly [string, JsonValue] {
  const parser = new Parser(text, depth);
  const key = parser.key();
  parser.watch = watch?.(key) ?? null;
  const value = parser.value(0);
  parser.end();
  return [key, value];
}

class Parser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly depth: number,
    public watch: EntryWatch | null = null,
  ) {}

  value(depth: number): JsonValue {
    if (depth > this.depth) throw new JsonSyntax(faultWords('json.syntax.depth', { most: this.depth }));
    this.take(SPACE);
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string();
      default: {
        const word = this.take(WORD);
        if (word !== null) return word === 'null' ? null : word === 'true';
        const number = this.take(NUMBER);
        if (number !== null && number !== '') return new JsonNumber(number);
        throw this.unexpected();
      }
    }
  }

  key(): string {
    this.take(SPACE);
    const key = this.string();
    this.take(SPACE);
    if (this.text[this.at] !== ':') throw this.unexpected();
    this.at += 1;
    return key;
  }

  end(): void {
    this.take(SPACE);
    if (this.at < this.text.length) throw this.unexpected();
  }

  private object(depth: number, cells: EntryWatch | null = null): JsonObject {
    const watch = depth === 0 && this.depth >= CELL_DEPTH ? this.watch : null;
    const members = new Map<string, JsonValue>();
    const doubled: string[] = [];
    this.at += 1;
    this.take(SPACE);
    if (this.text[this.at] === '}') {
      this.at += 1;
      return new JsonObject(members, doubled);
    }
    for (;;) {
      const key = this.key();
      if (!cells || members.has(key) || !this.takes(cells, key)) {
        if (members.has(key) || cells?.has(key)) doubled.push(key);
        const value = watch && key === 'cells' ? this.cells(watch) : this.value(depth + 1);
        members.set(key, value);
        watch?.member(key, value);
      }
      if (this.closes('}')) return new JsonObject(members, doubled);
    }
  }

  private cells(watch: EntryWatch): JsonValue {
    this.take(SPACE);
    return this.text[this.at] === '{' ? this.object(1, watch) : this.value(1);
  }

  private takes(watch: EntryWatch, name: string): boolean {
    PLAIN.lastIndex = this.at;
    const found = PLAIN.exec(this.text);
    const digits = found?.[1] ?? found?.[2];
    if (!found || digits === undefined || !watch.take(name, digits, found[3] !== undefined)) return false;
    this.at = PLAIN.lastIndex;
    return true;
  }

  private array(depth: number): JsonValue[] {
    const values: JsonValue[] = [];
    this.at += 1;
    this.take(SPACE);
    if (this.text[this.at] === ']') {
      this.at += 1;
      return values;
    }
    for (;;) {
      values.push(this.value(depth + 1));
      if (this.closes(']')) return values;
    }
  }

  private closes(sign: string): boolean {
    this.take(SPACE);
    const found = this.text[this.at];
    if (found !== ',' && found !== sign) throw this.unexpected();
    this.at += 1;
    return found === sign;
  }

  private string(): string {
    const raw = this.take(STRING);
    if (raw === null) throw this.unexpected();
    try {
      return JSON.parse(raw) as string;
    } catch {
      throw new JsonSyntax(faultWords('json.syntax.control'));
    }
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  private unexpected(): JsonSyntax {
    const found = this.text.slice(this.at, this.at + 20);
    return new JsonSyntax(
      found === ''
        ? faultWords('json.syntax.early')
        : faultWords('json.syntax.found', { found: JSON.stringify(found) }),
    );
  }
}
