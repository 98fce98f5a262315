import { readFileSync } from 'node:fs';

const TOKENS = readFileSync(new URL('../apps/web/src/styles/tokens.css', import.meta.url), 'utf8');

/** WCAG 2.2: text (1.4.3), and what a control or a sign is recognised by (1.4.11). */
const TEXT = 4.5;
const SIGN = 3;

const SURFACES = ['surface-0', 'surface-50', 'surface-100'];
const INKS = ['ink-900', 'ink-700', 'ink-600', 'ink-500', 'brand-600', 'brand-700', 'err', 'warn', 'ok'];

/** What stands on what, and the least contrast of the two. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...SURFACES.flatMap((surface) => INKS.map((ink) => [ink, surface, TEXT] as const)),
  ['ink-900', 'brand-100', TEXT],
  ['ink-700', 'brand-50', TEXT],
  ['on-action', 'brand-600', TEXT],
  ['on-action', 'brand-700', TEXT],
  ['on-brand', 'brand-900', TEXT],
  ['on-brand-2', 'brand-900', TEXT],
  ['err', 'err-bg', TEXT],
  ['warn', 'warn-bg', TEXT],
  ['ok', 'ok-bg', TEXT],
  ['pos-ink', 'pos', TEXT],
  ['zero-ink', 'zero', TEXT],
  ['neg-ink', 'neg', TEXT],
  ['na-ink', 'na', TEXT],
  ...['surface-0', 'surface-50'].flatMap((surface) => [
    ['line-strong', surface, SIGN] as const,
    ['focus', surface, SIGN] as const,
    ['pos-line', surface, SIGN] as const,
    ['zero-line', surface, SIGN] as const,
    ['neg-line', surface, SIGN] as const,
  ]),
  ['gold', 'brand-900', SIGN],
];

/** A token's colour in a theme, as #rrggbb. */
function colourOf(token: string, theme: 'light' | 'dark'): string {
  const value = new RegExp(`--${token}: ([^;]+);`).exec(TOKENS)?.[1];
  if (!value) throw new Error(`There is no token ${token}.`);
  const [light = value, dark = light] = value.startsWith('light-dark(') ? value.slice(11, -1).split(', ') : [];
  const hex = theme === 'light' ? light : dark;
  return hex.length === 4 ? hex.replace(/[\da-f]/g, '$&$&') : hex;
}

/** Relative luminance, as WCAG defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it('every pair of tokens has the contrast it needs', () => {
    const low = PAIRS.flatMap(([front, back, least]) => {
      const found = contrast(colourOf(front, theme), colourOf(back, theme));
      return found >= least ? [] : [`${front} on ${back}: ${found.toFixed(2)} of ${least}`];
    });
    expect(low).toEqual([]);
  });
});

it('the contrast is WCAG’s: 21 of black on white, 4.48 of #777 on it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
