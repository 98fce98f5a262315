/** Whether a day or an instant was begun and is none yet: its value is that of an empty field, and nobody has left it empty. */
export function isHalfTyped({ validity }: HTMLInputElement): boolean {
  return validity.badInput;
}

/** Goes to the first such field of a form, which says so: whether there is one. */
export function leadToHalfTyped(region: Element | null | undefined): boolean {
  const found = [...(region?.querySelectorAll<HTMLInputElement>('input[type^="date"]') ?? [])].find(isHalfTyped);
  // It says so once it is left; whoever pressed Enter has not left it.
  found?.blur();
  found?.focus();
  return found !== undefined;
}
