// Without the schemas: screens that show an answer begin with it.

/** Cells of an answer are shown so many at a time, in the plan's order: `GET …/entries/{indicator}/cells` has the others. */
export const CELLS_IN_SIGHT = 200;
