import { useEffect, useRef, type RefObject } from 'react';

interface Stop {
  /** Of what is sent now; a new one for each. */
  readonly begin: () => AbortSignal;
  readonly stop: () => void;
  /** Where the next is chosen. */
  readonly field: RefObject<HTMLInputElement | null>;
}

/** Stops what is being sent, also where its screen is left; its button goes with it, and the focus to where another is chosen. */
export function useStop(isSending: boolean): Stop {
  const current = useRef<AbortController | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const isStopped = useRef(false);
  useEffect(() => () => current.current?.abort(), []);
  useEffect(() => {
    if (isSending || !isStopped.current) return;
    isStopped.current = false;
    field.current?.focus();
  }, [isSending]);
  return {
    begin: () => (current.current = new AbortController()).signal,
    stop: () => {
      isStopped.current = true;
      current.current?.abort();
    },
    field,
  };
}
