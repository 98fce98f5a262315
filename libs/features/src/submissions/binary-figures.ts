/**
 * Figures as PostgreSQL's `numeric_send` writes them, one after another: how many groups of four digits there are, the place of
 * the first, the sign and the digits behind the point, then the groups, each in two bytes. Zeros at either end have no group.
 */
const [PLUS, MINUS] = [0x0000, 0x4000];
const [HEAD, GROUP, DIGITS] = [8, 2, 4];

/** A whole number of so many groups has fifteen digits at most, and is one exact double. */
const [WHOLE_GROUPS, MOST_WHOLE] = [4, 1e15];

/** Tells each figure in turn: a whole number without a sign, as plain figures are, or its text; null where it is no number. */
export function readFigures(bytes: Uint8Array, tell: (place: number, figure: number | string | null) => void): number {
  let at = 0;
  let place = 0;
  for (; at < bytes.length; place += 1) {
    const groups = word(bytes, at);
    const end = at + HEAD + groups * GROUP;
    tell(place, wholeAt(bytes, at, groups) ?? textAt(bytes, at, groups));
    at = end;
  }
  if (at > bytes.length) throw new Error('The figures end in the middle of one.');
  return place;
}

/** Null where it is another figure than a whole one without a sign. */
function wholeAt(bytes: Uint8Array, at: number, groups: number): number | null {
  const before = signed(word(bytes, at + 2)) + 1;
  if (word(bytes, at + 4) !== PLUS || word(bytes, at + 6) !== 0 || before > WHOLE_GROUPS) return null;
  let figure = 0;
  for (let n = 0; n < before; n += 1) figure = figure * 10_000 + (n < groups ? word(bytes, at + HEAD + n * GROUP) : 0);
  return figure < MOST_WHOLE ? figure : null;
}

/** As PostgreSQL writes it in words. */
function textAt(bytes: Uint8Array, at: number, groups: number): string | null {
  const [sign, decimals] = [word(bytes, at + 4), word(bytes, at + 6)];
  if (sign !== PLUS && sign !== MINUS) return null;
  const before = signed(word(bytes, at + 2)) + 1;
  const digitsOf = (from: number, to: number): string => {
    let digits = '';
    for (let n = from; n < to; n += 1) {
      const group = n >= 0 && n < groups ? word(bytes, at + HEAD + n * GROUP) : 0;
      digits += String(group).padStart(DIGITS, '0');
    }
    return digits;
  };
  const whole = digitsOf(0, before).replace(/^0+/, '') || '0';
  const fraction = digitsOf(before, before + Math.ceil(decimals / DIGITS)).slice(0, decimals);
  return `${sign === MINUS ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function signed(value: number): number {
  return value > 0x7fff ? value - 0x1_0000 : value;
}
