import fc from 'fast-check';
import { faultWords } from '../faults/fault-words.js';
import { plainText } from '../text.js';
import type { Commitment } from './commitment.js';
import { breaksBetween, checkItemMap, isMeasuredOtherwise, predecessorOf, type ItemMapping } from './item-map.js';
import type { Plan } from './plan.js';
import { proposeItemMap } from './propose-item-map.js';

const commitment = (id: string, text: string, changes: Partial<Commitment> = {}): Commitment => ({
  id,
  code: id,
  pillar: 'I',
  title: plainText(id),
  text: plainText(text),
  provenance: { kind: 'official', source: 's' },
  applies: { all: 'asked', members: {} },
  indicators: [],
  rules: [],
  guideline: null,
  ...changes,
});

const plan = (version: number, ...commitments: Commitment[]): Plan =>
  ({ id: 'p', version, commitments }) as unknown as Plan;

const UNIT = 'Members will set up a national unit against smuggling.';
const DATA = 'Members will share data on routes with the other members.';

const kinds = (rows: readonly ItemMapping[]): string[] =>
  rows.map(({ kind, from, to }) => `${from ?? '–'} ${kind} ${to ?? '–'}`);

describe('a proposed map between two versions', () => {
  it('keeps what has the same id and words, and calls other words under the same id renamed', () => {
    const older = plan(1, commitment('a', UNIT), commitment('b', DATA));
    const newer = plan(2, commitment('a', UNIT), commitment('b', 'Members will share data on all routes.'));
    expect(kinds(proposeItemMap(older, newer))).toEqual(['a kept a', 'b renamed b']);
  });

  it('finds a renamed item by its words, and what is new or dropped', () => {
    const older = plan(1, commitment('a', UNIT), commitment('gone', 'An annual report is printed.'));
    const newer = plan(2, commitment('z', `${UNIT} By 2027.`), commitment('n', 'Victims of smuggling are cared for.'));
    expect(kinds(proposeItemMap(older, newer))).toEqual(['a renamed z', '– new n', 'gone dropped –']);
  });

  it('finds a split and a merger', () => {
    const both = `${UNIT} ${DATA}`;
    const one = plan(1, commitment('both', both));
    const two = plan(2, commitment('u', UNIT), commitment('d', DATA));
    expect(kinds(proposeItemMap(one, two))).toEqual(['both split u', 'both split d']);
    expect(kinds(proposeItemMap({ ...two, version: 1 }, { ...one, version: 2 }))).toEqual([
      'd merged both',
      'u merged both',
    ]);
  });

  it('decides every item of both versions once, whatever the versions are', () => {
    const words = fc.constantFrom(UNIT, DATA, `${UNIT} ${DATA}`, 'Something else entirely.', '移民の密入国を防止する');
    const commitments = fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), words), { selector: ([id]) => id })
      .map((all) => all.map(([id, text]) => commitment(id, text)));
    fc.assert(
      fc.property(commitments, commitments, (before, after) => {
        const [older, newer] = [plan(1, ...before), plan(2, ...after)];
        expect(checkItemMap(older, newer, proposeItemMap(older, newer))).toEqual([]);
      }),
    );
  });
});

describe('a decided map', () => {
  const older = plan(1, commitment('a', UNIT), commitment('b', DATA));
  const newer = plan(2, commitment('a', UNIT), commitment('c', DATA));
  const row = (kind: ItemMapping['kind'], from: string | null, to: string | null): ItemMapping => ({
    item: 'commitment',
    kind,
    from,
    to,
  });

  it('is refused while an item is undecided, naming each', () => {
    const messages = checkItemMap(older, newer, [row('kept', 'a', 'a')]).map(({ words }) => words);
    expect(messages).toEqual([
      faultWords('migration.undecided', { item: 'item.commitment', code: 'b', id: 'b', version: 1, isOlder: 'yes' }),
      faultWords('migration.undecided', { item: 'item.commitment', code: 'c', id: 'c', version: 2, isOlder: 'no' }),
    ]);
  });

  it.each([
    ['an unknown id', [row('kept', 'a', 'a'), row('renamed', 'x', 'c'), row('dropped', 'b', null)], '/1/from'],
    ['an end too many', [row('kept', 'a', 'a'), row('new', 'b', 'c')], '/1/from'],
    ['a split into one', [row('split', 'a', 'a'), row('renamed', 'b', 'c')], '/0'],
    ['two decisions', [row('kept', 'a', 'a'), row('renamed', 'b', 'c'), row('dropped', 'b', null)], '/2/kind'],
  ])('is refused for %s at its place', (_, map, pointer) => {
    expect(checkItemMap(older, newer, map).map((fault) => fault.pointer)).toContain(pointer);
  });

  it('says where trends break, and what may be carried over', () => {
    const scored = (score: 1 | 0): Partial<Commitment> => ({
      guideline: { countervailing: null, levels: [{ score, if: 'x', words: plainText('w') }] },
    });
    const from = plan(1, commitment('a', UNIT, scored(1)), commitment('b', DATA), commitment('m', UNIT));
    const to = plan(
      2,
      commitment('a', UNIT, scored(0)),
      commitment('b2', DATA),
      commitment('s', UNIT),
      commitment('t', DATA),
    );
    const map = [row('kept', 'a', 'a'), row('renamed', 'b', 'b2'), row('split', 'm', 's'), row('split', 'm', 't')];
    expect(breaksBetween(from, to, map)).toEqual([
      { item: 'commitment', kind: 'redefined', from: ['a'], to: ['a'] },
      { item: 'commitment', kind: 'split', from: ['m'], to: ['s', 't'] },
    ]);
    expect(breaksBetween(from, from, [])).toEqual([]);
    expect([predecessorOf(map, 'commitment', 'b2'), predecessorOf(map, 'commitment', 's')]).toEqual(['b', null]);
  });
});

describe('a method of measuring', () => {
  const french = { original: 'fr', texts: { fr: { text: 'Recensement' }, en: { text: 'A census' } } };
  it.each([
    ['of other words', plainText('A census'), plainText('A survey'), true],
    ['of the same words', plainText('A census'), plainText(' A census'), false],
    ['with a translation more', plainText('A census'), { ...french, original: 'en' }, false],
    ['whose original is another language', plainText('A census'), french, false],
    ['in another language alone', plainText('A census'), plainText('Recensement', 'fr'), true],
    ['that is stated at last', undefined, plainText('A census'), false],
    ['that is no longer stated', plainText('A census'), undefined, false],
  ])('%s', (_, before, after, otherwise) => {
    expect(isMeasuredOtherwise(before, after)).toBe(otherwise);
  });
});
