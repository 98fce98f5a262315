import { faultWords, type FaultWords, type Obstacle, type ReviewCell } from '@signatory/domain';

/** What keeps somebody from a cell: from all of its member, or from the pillar that is judged. */
export function obstacleWords(obstacle: Obstacle, name: string, { member, pillar }: ReviewCell): FaultWords {
  switch (obstacle) {
    case 'own-member':
    case 'conflict-group':
    case 'conflict':
      return faultWords(`barred.${obstacle}`, { name, member });
    default:
      return faultWords(`barred.${obstacle}`, { name, member, pillar: pillar ?? 'none' });
  }
}
