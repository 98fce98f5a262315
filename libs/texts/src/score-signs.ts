type Signs = Readonly<Record<'1' | '0' | '-1', string>> & Readonly<Record<string, string | undefined>>;

/** Scores as they are printed in every language: `+1`, `0`, `−1` (U+2212, not a hyphen); undefined for what is none. */
export const SCORE_SIGNS: Signs = { '1': '+1', '0': '0', '-1': '−1' };
