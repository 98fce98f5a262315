import { useQuery, type UseQueryResult } from '@tanstack/react-query';

/** Code of a part that stands beside something: it comes after it, and where it does not come the other is there all the same. */
export function usePart<Part>(name: string, load: () => Promise<Part>): UseQueryResult<Part> {
  return useQuery({ queryKey: ['part', name], queryFn: load, staleTime: Infinity, structuralSharing: false });
}
