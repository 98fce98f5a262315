import type { EntryView } from '@signatory/contract';

/** Whether a figure of an entry is confidential: beside it nothing is published that could give it away. */
export function keepsBack({
  status,
  observation,
  cells,
}: Pick<EntryView, 'status' | 'observation' | 'cells'>): boolean {
  return [status, observation, ...Object.values(cells).map((cell) => cell.status)].includes('confidential');
}
