import { usePart } from '../ui/use-part.js';

/** The code of what stands beside an entry. What of it stands above the fields has its room held, so that it pushes none away. */
export function useBeside() {
  return usePart('beside', () => import('./beside-entry.js'));
}
