import type { KeyboardEvent } from 'react';

/** The step of a key by rows: as in a spreadsheet, Enter goes on as an arrow down does, and back with Shift. */
function stepOf({ key, shiftKey }: KeyboardEvent): 1 | -1 | null {
  if (key === 'Enter') return shiftKey ? -1 : 1;
  if (shiftKey) return null;
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : null;
}

/** Leads from a figure to the one below or above: by Tab there are two stops in each row. */
export function stepFigures(event: KeyboardEvent<HTMLInputElement>): void {
  const { currentTarget: field, nativeEvent } = event;
  const step = stepOf(event);
  // An Enter that ends what a Japanese keyboard composes leaves the field to its writer.
  if (step === null || nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const figures = [...(field.closest('tbody')?.querySelectorAll<HTMLInputElement>('input:enabled') ?? [])];
  const next = figures[figures.indexOf(field) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
}
