import type { Obstacle, ReviewCell } from '@signatory/domain';

const WORDS: Readonly<Record<Obstacle, (name: string, cell: ReviewCell) => string>> = {
  'own-member': (name, { member }) => `${name} is an official of ${member} or reports for it.`,
  'conflict-group': (name, { member }) => `${name} belongs to the conflict group of ${member}.`,
  conflict: (name, { member }) => `${name} declared a conflict with ${member}.`,
  recusal: (name, cell) => `${name} stepped back from ${placeOf(cell)}.`,
  'own-edit': (name, cell) => `${name} wrote entries of ${placeOf(cell)}.`,
  'same-person': (name, cell) => `${name} has a place at ${placeOf(cell)} already.`,
};

/** What keeps somebody from a cell, as a fault says it. */
export function tellObstacle(obstacle: Obstacle, name: string, cell: ReviewCell): string {
  return WORDS[obstacle](name, cell);
}

/** `FR, pillar II`. */
export function placeOf({ member, pillar }: ReviewCell): string {
  return pillar === null ? member : `${member}, pillar ${pillar}`;
}
