const OTHERS = ['RUNNING', 'WAITING', 'DONE'] as const;

/** Which jobs an address shows; those given up unless it says otherwise. */
export function readJobSearch(search: Readonly<Record<string, unknown>>): { show?: (typeof OTHERS)[number] } {
  const show = OTHERS.find((state) => state === search['show']);
  return show === undefined ? {} : { show };
}
