import { clip, faultWords, nearValues, type FaultWords, type Indicator } from '@signatory/domain';
import { nearest } from '../expression/fault.js';

/** How many cells a sentence lists. */
const LISTED = 20;

/** That an indicator has no such cell, with the nearest of those that it has, or some of them. */
export function noCell({ code }: Pick<Indicator, 'code'>, cell: string, cells: readonly string[]): FaultWords {
  const isListed = cells.length === 0 ? 'none' : cells.length > LISTED ? 'some' : 'all';
  const listed = { isListed, cells: cells.slice(0, LISTED).join(', ') };
  return faultWords('answer.cell', {
    indicator: code,
    cell: clip(cell),
    ...nearValues(nearest(cell, cells)),
    ...listed,
  });
}
