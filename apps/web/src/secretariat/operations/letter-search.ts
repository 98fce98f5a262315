const STATES = ['WAITING', 'SENT', 'UNCERTAIN', 'FAILED'] as const;

/** How an address narrows the list of letters; all of them unless it says otherwise. */
export function readLetterSearch(search: Readonly<Record<string, unknown>>): {
  state?: (typeof STATES)[number];
  to?: string;
} {
  const state = STATES.find((each) => each === search['state']);
  const to = typeof search['to'] === 'string' ? search['to'].trim().slice(0, 100) : '';
  return { ...(state ? { state } : {}), ...(to ? { to } : {}) };
}
