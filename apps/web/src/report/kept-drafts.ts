import { queryOptions } from '@tanstack/react-query';
import { listDrafts, openDraft, type DraftKey } from './draft-store.js';

const ON_DEVICE = { staleTime: 0, gcTime: 0, networkMode: 'always' } as const;

/** What this device keeps, read when it is needed and with no connection too. */
export const keptDrafts = {
  one: (key: DraftKey) =>
    queryOptions({
      queryKey: ['kept-draft', key.person, key.cycle, key.member, key.indicator],
      queryFn: () => openDraft(key),
      ...ON_DEVICE,
    }),
  of: ({ person, cycle, member }: Omit<DraftKey, 'indicator'>) =>
    queryOptions({
      queryKey: ['kept-draft', person, cycle, member],
      queryFn: async () => {
        const all = await listDrafts(person);
        return all.filter((each) => each.cycle === cycle && each.member === member).map(({ indicator }) => indicator);
      },
      ...ON_DEVICE,
    }),
};
