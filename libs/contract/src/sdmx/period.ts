const DAY_MS = 86_400_000;

/** A reporting window as SDMX has it. */
export interface Period {
  /** `2025`, or a start and how long: `2024-10-01/P12M`. */
  readonly period: string;
  /** Of CL_FREQ: A, S, Q, M, or `_O` for any other length. */
  readonly frequency: keyof typeof FREQUENCIES;
}

/** In months. */
const FREQUENCIES = { A: 12, S: 6, Q: 3, M: 1, _O: null } as const;

/** Both days are of the window. */
export function periodOf({ from, to }: { readonly from: string; readonly to: string }): Period {
  const start = new Date(`${from}T00:00:00Z`);
  const end = new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS);
  const months = 12 * (end.getUTCFullYear() - start.getUTCFullYear()) + end.getUTCMonth() - start.getUTCMonth();
  if (end.getUTCDate() !== start.getUTCDate() || months < 1) {
    const days = Math.round((end.getTime() - start.getTime()) / DAY_MS);
    return { period: `${from}/P${days}D`, frequency: '_O' };
  }
  const found = (['A', 'S', 'Q', 'M'] as const).find((code) => FREQUENCIES[code] === months);
  const isYear = months === 12 && from.endsWith('-01-01');
  return { period: isYear ? from.slice(0, 4) : `${from}/P${months}M`, frequency: found ?? '_O' };
}
