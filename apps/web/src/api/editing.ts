import type { EditingView, ReportEditingView } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import type { ChapterKey } from './chapters.js';
import { ask, path, tell } from './client.js';
import type { EntryKey } from './endpoints.js';

/** Whoever was heard of is forgotten by then, unless heard of again. */
const FORGOTTEN_MS = 60_000;

/** A place that several people may edit: its address, and the name by which its changes are told. */
export interface EditedPlace {
  readonly address: string;
  readonly key: readonly string[];
}

/** Who else edits somewhere. Apart from the other addresses: it comes after the form that it stands beside. */
export const editing = {
  ofEntry: ({ cycle, member, indicator }: EntryKey): EditedPlace => ({
    address: path`/cycles/${cycle}/reports/${member}/entries/${indicator}/editing`,
    key: ['editing', cycle, member, indicator],
  }),
  ofText: ({ cycle, commitment }: ChapterKey, language: string): EditedPlace => ({
    address: path`/cycles/${cycle}/chapters/${commitment}/texts/${language}/editing`,
    key: ['editing', cycle, 'chapters', commitment, language],
  }),
  beside: ({ address, key }: EditedPlace) =>
    queryOptions({
      queryKey: key,
      queryFn: () => ask<EditingView>(address),
      refetchInterval: ({ state }) => (state.data && state.data.people.length > 0 ? FORGOTTEN_MS / 2 : false),
    }),
  /** Asked for while it is shown: it is told of each entry, and not of the whole report. */
  ofReport: (cycle: string, member: string) =>
    queryOptions({
      queryKey: ['editing', cycle, member],
      queryFn: () => ask<ReportEditingView>(path`/cycles/${cycle}/reports/${member}/editing`),
      refetchInterval: FORGOTTEN_MS / 6,
    }),
  tell: ({ address }: EditedPlace) => tell(address, { method: 'PUT' }),
};
