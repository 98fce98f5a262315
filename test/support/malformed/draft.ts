import type { Random } from '../random.js';
import { placesIn, type AskedOperation } from './operations.js';
import { BODY_VALUES, FORMS, HEADER_VALUES, PATH_VALUES, QUERY_NAMES, QUERY_VALUES, RAW_BODIES } from './values.js';

/** A request that is made up, in parts that can each be left out. */
export interface Draft {
  readonly operation: AskedOperation;
  /** By whom: an account; null is nobody. */
  readonly as: string | null;
  /** What stands in the path's places, encoded. */
  readonly places: readonly string[];
  readonly query: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Each letter is a byte; null is none. */
  readonly body: string | null;
  /** The sender hangs up before the last byte of the body. */
  readonly isCut: boolean;
}

/** What a request can be made of that is not at fault. */
export interface Known {
  readonly operations: readonly AskedOperation[];
  readonly people: readonly string[];
  /** What stands at a place of a path: a value that exists, or one that could. */
  readonly fill: (operation: AskedOperation, place: number, random: Random) => string;
}

/** What is far too large is refused before it is sent, and its connection ends: of that `bad-input` tells. */
const MOST_BYTES = 1_300_000;

type Parts = Pick<Draft, 'places' | 'query' | 'headers' | 'body' | 'isCut'>;
type Spoil = (parts: Parts, operation: AskedOperation, random: Random) => Parts;

/** A request for an operation, sound but for one to three of its parts. */
export function draftOf({ operations, people, fill }: Known, random: Random): Draft {
  const operation = random.of(operations);
  const sound: Parts = {
    places: placesIn(operation.path).map((_, place) => fill(operation, place, random)),
    query: operation.query
      .filter(() => random.below(3) === 0)
      .map(({ name, choices }) => `${name}=${choices.length > 0 ? encodeURIComponent(random.of(choices)) : '1'}`),
    headers: {
      ...(operation.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(operation.headers.includes('if-match') && { 'if-match': random.of(['"0"', '"1"', '"2"']) }),
    },
    body: operation.body === undefined ? null : bytesOf(JSON.stringify(operation.body)),
    isCut: false,
  };
  let parts = sound;
  for (let n = random.below(3); n >= 0; n -= 1) parts = spoilOf(operation, random)(parts, operation, random);
  return { operation, as: random.below(8) === 0 ? null : random.of(people), ...parts };
}

function spoilOf({ body, method, path }: AskedOperation, random: Random): Spoil {
  const spoils: Spoil[] = [spoilQuery, spoilHeader];
  if (path.includes('{')) spoils.push(spoilPlace, spoilPlace);
  if (body !== undefined) spoils.push(spoilValue, spoilValue, spoilValue, spoilBody);
  else if (method !== 'GET') spoils.push(sendFile, sendFile, spoilBody);
  return random.of(spoils);
}

const spoilPlace: Spoil = (parts, _, random) => {
  const at = random.below(parts.places.length);
  return { ...parts, places: parts.places.with(at, random.of(PATH_VALUES)) };
};

const spoilQuery: Spoil = (parts, { query }, random) => {
  const name = query.length > 0 && random.below(4) > 0 ? random.of(query).name : random.of(QUERY_NAMES);
  const pair = `${name}${random.of(['', '', '', '', '[]', '[a]', '[__proto__]'])}=${random.of(QUERY_VALUES)}`;
  return { ...parts, query: [...parts.query, ...Array.from({ length: random.of([1, 1, 1, 2, 40]) }, () => pair)] };
};

const spoilHeader: Spoil = (parts, operation, random) => {
  const own = operation.headers.filter((name) => name in HEADER_VALUES);
  const name = own.length > 0 && random.below(3) === 0 ? random.of(own) : random.of(Object.keys(HEADER_VALUES));
  return { ...parts, headers: { ...parts.headers, [name]: random.of(HEADER_VALUES[name] ?? ['']) } };
};

const spoilBody: Spoil = (parts, _, random) => {
  const headers = { 'content-type': 'application/json', ...parts.headers };
  const whole = parts.body ?? '{}';
  const body = random.of([
    random.of(RAW_BODIES),
    whole.slice(0, random.below(whole.length)),
    `\u00ff${whole}`,
    `[${whole}]`,
  ]);
  return { ...parts, headers, body: bytesOf(body), isCut: random.below(12) === 0 };
};

const sendFile: Spoil = (parts, _, random) => ({
  ...parts,
  headers: {
    ...parts.headers,
    'content-type': random.of([
      'multipart/form-data; boundary=b',
      'multipart/form-data; boundary=b',
      ...(HEADER_VALUES['content-type'] ?? []),
    ]),
  },
  body: bytesOf(random.of(random.below(4) === 0 ? RAW_BODIES : FORMS)),
  isCut: random.below(12) === 0,
});

const spoilValue: Spoil = (parts, { body }, random) => {
  try {
    const sent: unknown = parts.body === null ? body : JSON.parse(parts.body);
    const spoilt = bytesOf(JSON.stringify(spoilInside(sent, random)) ?? 'null');
    return spoilt.length > MOST_BYTES ? parts : { ...parts, body: spoilt };
  } catch {
    // What is spoilt already, as a whole, has no values.
    return parts;
  }
};

/** The same with one value in it that is another, is gone, or was not asked for. */
function spoilInside(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null) return random.of(BODY_VALUES);
  const keys = Object.keys(value);
  if (keys.length === 0 || random.below(8) === 0) return random.of(BODY_VALUES);
  const key = random.of(keys);
  if (Array.isArray(value)) return value.with(Number(key), spoilInside(value[Number(key)], random));
  const held = value as Readonly<Record<string, unknown>>;
  const left = Object.fromEntries(Object.entries(held).filter(([name]) => name !== key));
  switch (random.below(8)) {
    case 0:
      return left;
    case 1:
      return { ...held, [random.of(['extra', 'id', 'constructor', 'toString', ''])]: random.of(BODY_VALUES) };
    case 2:
      return { ...held, [key]: Array.from({ length: random.of([1, 300]) }, () => held[key]) };
    default:
      return { ...held, [key]: spoilInside(held[key], random) };
  }
}

/** UTF-8, a letter for each byte. */
function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
