import { useEffect, useId } from 'react';

/** The id of the field that an act brings: whoever acted goes on there, and does not look for it. */
export function useNextField(isAsked: boolean): string {
  const id = useId();
  useEffect(() => {
    if (isAsked) document.getElementById(id)?.focus();
  }, [id, isAsked]);
  return id;
}
