const MINUTE = 60_000;

/** An instant as a `datetime-local` field holds it: in the reader's time zone, to the minute; empty for none. */
export function toLocal(instant: string | null): string {
  if (instant === null) return '';
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}

/** What a field says as an instant. Left as it was, it is the instant it came from, seconds and all. */
export function fromLocal(field: string, before: string | null): string | null {
  if (field === toLocal(before)) return before;
  return field === '' ? null : new Date(field).toISOString();
}
