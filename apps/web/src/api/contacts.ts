import type { ContactView } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path } from './client.js';

/** Whom the people of a cycle ask. Apart from the other addresses: few screens say it. */
export const contactsOf = (cycle: string) =>
  queryOptions({
    queryKey: ['contacts', cycle],
    queryFn: () => ask<ContactView[]>(path`/cycles/${cycle}/contacts`),
  });
