import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;
/** The longest that a browser waits: a longer wait would end at once. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * The time in milliseconds since 1970, a minute behind at most: what is shown of a deadline follows the clock. Of `instant` it is
 * known at once that it has come: nothing is sent of an instant, since nothing in the product changes at it.
 */
export function useNow(instant: string | null = null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    const comes = instant === null ? NaN : Date.parse(instant);
    const wait = comes - Date.now();
    if (!(wait <= LONGEST_MS)) return;
    const timer = setTimeout(() => setNow(Math.max(comes, Date.now())), wait);
    return () => clearTimeout(timer);
  }, [instant]);
  return now;
}
