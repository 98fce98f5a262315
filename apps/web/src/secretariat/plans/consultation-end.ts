import type { PlanVersionView } from '@signatory/contract';
import { useNow } from '../../ui/use-now.js';

/** Whether the time that members were given to comment on a version has ended. */
export function useConsultationIsOver({
  state,
  consultationUntil,
}: Pick<PlanVersionView, 'state' | 'consultationUntil'>): boolean {
  const now = useNow(consultationUntil);
  return state === 'CONSULTATION' && consultationUntil !== null && now >= Date.parse(consultationUntil);
}
