import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { PartError } from '../api/problem-error.js';

/** Code of a part that stands beside something: it comes after it, and where it does not come the other is there all the same. */
export function usePart<Part>(name: string, load: () => Promise<Part>): UseQueryResult<Part> {
  return useQuery({
    queryKey: ['part', name],
    queryFn: () =>
      load().catch((error: unknown) => {
        throw new PartError(error);
      }),
    retry: false,
    staleTime: Infinity,
    structuralSharing: false,
  });
}
