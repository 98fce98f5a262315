/** Scores as they are printed in every language: `+1`, `0`, `−1` (U+2212, not a hyphen). */
export const SCORE_SIGNS: Readonly<Record<'1' | '0' | '-1', string>> = { '1': '+1', '0': '0', '-1': '−1' };
