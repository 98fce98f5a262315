import { faultWords, type FaultWords, type Obstacle, type Plan, type ReviewCell } from '@signatory/domain';
import { memberValue } from '../catalogue/index.js';

/** What keeps somebody from a cell: from all of its member, or from the pillar that is judged. */
export function obstacleWords(plan: Plan, obstacle: Obstacle, name: string, cell: ReviewCell): FaultWords {
  const values = { name, member: memberValue(plan, cell.member) };
  switch (obstacle) {
    case 'own-member':
    case 'conflict-group':
    case 'conflict':
      return faultWords(`barred.${obstacle}`, values);
    default:
      return faultWords(`barred.${obstacle}`, { ...values, pillar: cell.pillar ?? 'none' });
  }
}
