import { MerkleFrontier, signCheckpoint, SigningKey } from '@signatory/proof';
import { Caller, type Answer } from '../caller.testing.js';

const KEY = SigningKey.generate();
const caller = new Caller();
afterAll(() => caller.leave());

// A line separator is no end of a line here: people's words hold such letters.
const EVENTS = Array.from({ length: 9 }, (_, n) => `{"at":"2026","body":"语\u2028 ${n}","id":"${n}"}`);
const sign = (size: number, key = KEY): string => {
  const tree = MerkleFrontier.empty();
  for (const event of EVENTS.slice(0, size)) tree.append(event);
  return signCheckpoint({ origin: 'signatory.example.org/audit', size, root: tree.root() }, key);
};
const verify = (events: readonly string[], ...checkpoints: string[]): Promise<Answer> => {
  caller.put('trail.jsonl', `${events.join('\n')}\n`);
  const options = checkpoints.flatMap((text, n) => ['--checkpoint', caller.put(`kept-${n}.txt`, text)]);
  return caller.call('audit', 'verify', 'trail.jsonl', '--key', 'key.jwk', ...options);
};
const lastFinding = ({ out }: Answer): string => out.split('\n').at(-3) ?? '';

beforeAll(() => caller.put('key.jwk', JSON.stringify(KEY.publicKey)));

it('proves a trail by a new checkpoint and by an old one', async () => {
  const { status, out } = await verify(EVENTS, sign(5), sign(9));
  expect({ status, lines: out.split('\n') }).toEqual({
    status: 0,
    lines: [
      `ok    kept-0.txt: signed by ${KEY.id}: 5 events of signatory.example.org/audit`,
      `ok    kept-1.txt: signed by ${KEY.id}: 9 events of signatory.example.org/audit`,
      'ok    trail.jsonl: its first 9 events are what was signed',
      'VERIFIED',
      '',
    ],
  });
  expect(lastFinding(await verify(EVENTS, sign(5)))).toContain('its first 5 events are what was signed; 4 are newer');
});

it.each([
  [
    'changed',
    EVENTS.with(6, '{}'),
    'among its events 6 to 9 one was changed, added or taken away; the first 5 are what was signed',
  ],
  ['taken away', EVENTS.toSpliced(2, 1), 'among its events 1 to 5'],
  ['cut off', EVENTS.slice(0, 8), 'it has 8 events, and 9 were signed: its end was cut off, or more is wrong'],
])('finds what was %s', async (_, events, words) => {
  const answer = await verify(events, sign(5), sign(9));
  expect(answer.status).toBe(1);
  expect(lastFinding(answer)).toContain(words);
});

it.each([
  ['another key', () => sign(9, SigningKey.generate()), 'it was signed by none of the keys given'],
  ['another size', () => sign(9).replace('\n9\n', '\n8\n'), 'its signature is not over this text: it was changed'],
  ['other words', () => 'nothing\n', 'it is not a checkpoint: an origin, a size and a root, each on a line'],
])('believes no checkpoint of %s', async (_, make, words) => {
  const { status, out } = await verify(EVENTS, make());
  expect([status, out]).toEqual([1, `FAULT kept-0.txt: ${words}\nNOT VERIFIED: 1 fault\n`]);
});

it('says what it needs, and which file is not there', async () => {
  expect(await caller.call('audit', 'verify', 'trail.jsonl')).toMatchObject({ status: 2 });
  const missing = await caller.call('audit', 'verify', 'none.jsonl', '--key', 'key.jwk', '--checkpoint', 'kept-0.txt');
  expect(missing.status).not.toBe(0);
});
