import type { WhyView } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask } from './client.js';
import { scorePath, type ScoreKey } from './score-key.js';

/** Why a score is what it is: apart from the other addresses, since one screen alone carries it. */
export const whyOf = (key: ScoreKey) =>
  queryOptions({
    queryKey: ['scores', key.cycle, key.member, key.commitment, 'why'],
    queryFn: () => ask<WhyView>(scorePath(key, 'why')),
  });
