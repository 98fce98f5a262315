import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { PartError } from '../api/problem-error.js';

/** Code that comes apart from the page's, once. */
export const partQuery = <Part>(name: string, load: () => Promise<Part>) =>
  queryOptions({
    queryKey: ['part', name],
    queryFn: () =>
      load().catch((error: unknown) => {
        throw new PartError(error);
      }),
    retry: false,
    staleTime: Infinity,
    structuralSharing: false,
  });

/** Code of a part that stands beside something: it comes after it, and where it does not come the other is there all the same. */
export const usePart = <Part>(name: string, load: () => Promise<Part>): UseQueryResult<Part> =>
  useQuery(partQuery(name, load));
