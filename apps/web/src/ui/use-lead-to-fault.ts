import { useEffect, useRef, type RefObject } from 'react';

/** A form that was refused at one of its fields leads there: whoever sent it goes on where something is wrong. */
export function useLeadToFault(error: Error | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return form;
}
