import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is being printed: on paper nothing can be opened, so that what is folded away is made for it. */
export function useOnPaper(isAtHand = true): boolean {
  const [onPaper, setOnPaper] = useState(false);
  useEffect(() => {
    if (!isAtHand) return;
    // The browser prints what stands when its event is over.
    const make = (): void => flushSync(() => setOnPaper(true));
    const leave = (): void => setOnPaper(false);
    addEventListener('beforeprint', make);
    addEventListener('afterprint', leave);
    return () => {
      removeEventListener('beforeprint', make);
      removeEventListener('afterprint', leave);
    };
  }, [isAtHand]);
  return onPaper;
}
