import { plainText } from '../text.js';
import { otherResults } from './other-results.js';
import { buildTables } from './tables.testing.js';

const local = (names: Readonly<Record<string, string>>) => ({
  original: 'en',
  texts: Object.fromEntries(Object.entries(names).map(([language, text]) => [language, { text }])),
});
// Canada 0.00 (50%), France +0.50 (75%), Italy +1.00 (100%); I.1 +0.67 (83%), I.2 0.00 (50%); overall +0.33 (67%).
const averages = otherResults({
  members: [
    { code: 'CA', name: local({ en: 'Canada', de: 'Kanada', ja: 'カナダ' }), abbreviation: 'CAN' },
    { code: 'FR', name: local({ en: 'France', de: 'Frankreich', it: 'Francia', ja: 'フランス' }), abbreviation: 'FR' },
    { code: 'IT', name: local({ en: 'Italy', fr: 'Italie', it: 'Italia' }), abbreviation: 'IT' },
  ],
  commitments: [
    { id: 'c1', code: 'I.1', title: plainText('Keep all ports clean') },
    { id: 'c2', code: 'I.2', title: plainText('Two') },
  ],
  tables: buildTables().tables,
});
const found = (text: string): string[] =>
  averages.find(text).map(({ text: figure, of }) => `${figure} ${of.code} ${of.average} ${of.percent}`);

describe('averages in words about a member or a commitment', () => {
  it.each([
    ['France has an average of +0.45.', '+0.45 FR +0.50 75'],
    ['The average score of France is 57%.', '57% FR +0.50 75'],
    ['France stands at +0.50 (57%).', '57% FR +0.50 75'],
    ['CAN has a score of −0.25.', '−0.25 CA 0.00 50'],
    ['I.1 was met with an average of +0.76.', '+0.76 I.1 +0.67 83'],
    ['“Keep all ports clean” has an average score of 38 percent.', '38 percent I.1 +0.67 83'],
    ['La note moyenne de la France est de 57\u202f%.', '57\u202f% FR +0.50 75'],
    ['La moyenne de l’Italie est de +0,45.', '+0,45 IT +1.00 100'],
    ['Frankreichs Durchschnitt beträgt −0,50.', '−0,50 FR +0.50 75'],
    ['Kanadas durchschnittliche Bewertung liegt bei 57 %.', '57 % CA 0.00 50'],
    ['Il punteggio medio della Francia è +0,45.', '+0,45 FR +0.50 75'],
    ['フランスの平均は＋０．４５です。', '＋０．４５ FR +0.50 75'],
    ['フランスの平均スコアは57％でした。', '57％ FR +0.50 75'],
    ['I.1の平均は−0.67である。', '−0.67 I.1 +0.67 83'],
    // The nearest of two that are named.
    ['Canada is behind France with an average of +0.45.', '+0.45 FR +0.50 75'],
  ])('are asked about: %s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it.each([
    'France has an average of +0.50 (75%).',
    'La moyenne de la France est de +0,50 (75 %).',
    'Kanadas Durchschnitt beträgt 0,00 (50 %).',
    'フランスの平均は＋０．５０（７５％）です。',
    // Another result that is printed: of the overall, of a pillar, of the other that is named.
    'France is above the average of all members, +0.33 (67%).',
    'Canada is behind France, whose average is +0.50.',
    'France is above its pillar’s average of +0.40 (70%).',
    // Another figure.
    'France cut its emissions by 57%, and the average tariff is 12%.',
    'The average age in Canada is 41, and 57% of scores of pupils rose.',
    'France has limited warming to +1.50 degrees.',
    'La France note une part de 57 % et +0,4 de plus en moyenne.',
    'Frankreich liegt im Durchschnitt bei 57,5 %.',
    // Of another year or cycle, and a change.
    'In 2024 the average of France was +0.45.',
    'The previous average score of France was 57%.',
    'The average of France rose by +0.20.',
    'La moyenne de la France était de +0,45 au cycle précédent.',
    'フランスの平均は前回＋０．４５だった。',
    // Nobody is named, or another than the plan's.
    'The average is +0.45.',
    'Francesca has an average of +0.45, and A.I.1 and I.10 and I.1.2 an average of +0.45.',
    'The IT average is +0.45, and Two have an average of +0.45.',
    // What is asked about elsewhere.
    'France has a score of +1.',
    '',
  ])('are not asked about: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('knows names with hyphens, dashes and every other sign', () => {
    const signs = otherResults({
      members: [{ code: 'CA', name: plainText('Guinea-Bissau (West)'), abbreviation: 'G*B' }],
      commitments: [{ id: 'c1', code: 'SDG-1', title: plainText('Follow-up – of every report?') }],
      tables: buildTables().tables,
    });
    const codes = (text: string): string[] => signs.find(text).map(({ of }) => of.code);
    expect(codes('Guinea-Bissau (West) has an average of +0.45.')).toEqual(['CA']);
    expect(codes('G*B has an average of +0.45.')).toEqual(['CA']);
    expect(codes('SDG‑1 was met with an average of +0.45.')).toEqual(['SDG-1']);
    expect(codes('“Follow-up – of every report?” has an average of +0.45')).toEqual(['SDG-1']);
  });

  it('holds a figure against the names of its own sentence, also where that ends with a line or in Japanese', () => {
    expect(found('Canada leads the group\nThe average of all ports stood at +0.45.')).toEqual([]);
    expect(found('カナダが首位です！全港の平均は＋０．４５です。')).toEqual([]);
  });

  it('knows how far gaps could move an average', () => {
    const { tables } = buildTables();
    const members = tables.members.map((mean) => ({ ...mean, bounds: ['+0.20', '+0.60'] as const }));
    const gaps = otherResults({
      members: [{ code: 'FR', name: plainText('France'), abbreviation: 'FR' }],
      commitments: [],
      tables: { ...tables, members },
    });
    expect(gaps.find('The average of France lies between +0.20 and +0.60 with gaps scored.')).toEqual([]);
    expect(gaps.find('The average of France lies between +0.20 and +0.61 with gaps scored.')).toHaveLength(1);
  });

  it('finds nobody where nobody is named in the plan', () => {
    const { tables } = buildTables();
    expect(otherResults({ members: [], commitments: [], tables }).find('An average of +0.45.')).toEqual([]);
  });
});
