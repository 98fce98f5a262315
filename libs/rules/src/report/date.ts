const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day of the calendar as it is written, `2025-09-30`; null for anything else, 30 February included. */
export function readDate(text: string): string | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const days = [31, y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
    m - 1
  ];
  return days !== undefined && d >= 1 && d <= days ? text : null;
}

/** The reporting window of a cycle: ISO dates, both inside. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Whether a day satisfies what an indicator asks of its evidence: inside the window, or in force at its end. */
export function satisfiesWindow(date: string, dated: 'in-window' | 'in-force' | 'any', window: Window): boolean {
  if (dated === 'any') return true;
  return date <= window.to && (dated === 'in-force' || date >= window.from);
}
