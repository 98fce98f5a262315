// Without the schemas: the desks of scores begin with it.

/** In place of a state: each in which a release waits for the score. */
export const UNSETTLED = 'unsettled';
