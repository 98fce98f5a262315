import { fromPointer, toPointer } from '../problem.js';

/**
 * A plan's document as tables, as people edit plans in spreadsheets: a table for each kind of thing, a row for each of them, and
 * columns named by the place below it (`title/en`, `evidence/min`). One list says what stands where; writing and reading follow it.
 */

/** One step from the document to a row: a key by its name, the next item of a list, or what a column of the row names. */
export type Step =
  | string
  /** The next item of a list: each row is one. */
  | { readonly next: true }
  /** The item of a list whose `code` stands in this column. */
  | { readonly item: string }
  /** The key of a group that stands in this column. */
  | { readonly key: string };

const NEXT = { next: true } as const;
const OF_COMMITMENT: readonly Step[] = ['commitments', { item: 'commitment' }];
const OF_INDICATOR: readonly Step[] = [...OF_COMMITMENT, 'indicators', { item: 'indicator' }];

/** In the order of reading: what a row belongs to stands in a table before it. */
export const TABLES: Readonly<Record<string, readonly Step[]>> = {
  members: ['members', NEXT],
  conflictGroups: ['conflictGroups', NEXT],
  sources: ['sources', NEXT],
  deskSources: ['deskSources', NEXT],
  disaggregations: ['disaggregations', { key: 'disaggregation' }],
  disaggregationCodes: ['disaggregations', { key: 'disaggregation' }, 'codes', { key: 'code' }],
  lists: ['lists', { key: 'list' }],
  listCodes: ['lists', { key: 'list' }, 'codes', { key: 'code' }],
  mirrors: ['mirrors', NEXT],
  pillars: ['pillars', NEXT],
  commitments: ['commitments', NEXT],
  commitmentLists: [...OF_COMMITMENT, 'lists', { key: 'list' }],
  commitmentListCodes: [...OF_COMMITMENT, 'lists', { key: 'list' }, 'codes', { key: 'code' }],
  indicators: [...OF_COMMITMENT, 'indicators', NEXT],
  indicatorCodes: [...OF_INDICATOR, 'codes', { key: 'code' }],
  itemFields: [...OF_INDICATOR, 'items', 'fields', { key: 'field' }],
  rules: [...OF_COMMITMENT, 'rules', NEXT],
  guidelines: [...OF_COMMITMENT, 'guideline', 'levels', NEXT],
};

/** Everything that stands in no other table: a row for each value, by its place. */
export const PLAN_TABLE = 'plan';
export const PLAN_COLUMNS = ['place', 'value'] as const;

/** The column of a row that is a value itself: a list that is still to be fixed is a sentence. */
export const WHOLE = 'words';

/** The columns that say what a row belongs to. */
export function keyColumns(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) =>
    typeof step === 'string' ? [] : 'item' in step ? [step.item] : 'key' in step ? [step.key] : [],
  );
}

/** A plan's document as tables; the first of them is `PLAN_TABLE`. */
export interface PlanTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** As wide as `columns`; what is not there is an empty text. */
  readonly rows: readonly (readonly string[])[];
}

/** The name of a column by the place below its row; a pointer without its first slash. */
export function columnOf(path: readonly string[]): string {
  return path.length === 0 ? WHOLE : toPointer(path).slice(1);
}

/** The place below its row that a column names. */
export function pathOf(column: string): readonly string[] {
  return column === WHOLE ? [] : fromPointer(`/${column}`).map(String);
}
