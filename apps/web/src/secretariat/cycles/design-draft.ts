import type { CreateCycle, CycleView, PlanVersionView } from '@signatory/contract';
import { LANGUAGES, type ProductLanguage } from '@signatory/texts';
import { draftOf, readCalendar, type CalendarDraft } from './calendar-draft.js';

/** A cycle to be, as it is typed. */
export interface DesignDraft {
  /** The chosen version, as `plan/number`. */
  readonly version: string;
  readonly code: string;
  readonly series: string;
  readonly phase: 'interim' | 'final';
  readonly original: ProductLanguage;
  readonly titles: Readonly<Partial<Record<ProductLanguage, string>>>;
  readonly languages: readonly ProductLanguage[];
  readonly illustrative: boolean;
  readonly calendar: CalendarDraft;
}

export const nameVersion = ({ id, version }: Pick<PlanVersionView, 'id' | 'version'>): string => `${id}/${version}`;

export function emptyDesign(version: string, original: ProductLanguage): DesignDraft {
  return {
    version,
    code: '',
    series: '',
    phase: 'interim',
    original,
    titles: {},
    languages: ['en'],
    illustrative: false,
    calendar: draftOf(null),
  };
}

/** What a cycle would follow: a final goes on with the interim of its series. */
export type Following =
  | { readonly kind: 'begins' }
  | { readonly kind: 'taken'; readonly by: CycleView }
  | { readonly kind: 'follows'; readonly interim: CycleView }
  | { readonly kind: 'alone' };

/** By series and phase, among the cycles that are there. */
export function followingOf({ version, series, phase }: DesignDraft, cycles: readonly CycleView[]): Following {
  const own = cycles.filter((cycle) => cycle.series === series.trim());
  const taken = own.find((cycle) => cycle.phase === phase);
  if (taken) return { kind: 'taken', by: taken };
  if (phase === 'interim') return { kind: 'begins' };
  const interim = own.find(({ plan, phase: other }) => other === 'interim' && plan.id === planOf(version));
  return interim ? { kind: 'follows', interim } : { kind: 'alone' };
}

/** What is typed as a request; null while something that every cycle has is missing. */
export function readDesign(draft: DesignDraft): CreateCycle | null {
  const calendar = readCalendar(draft.calendar, null);
  const title = draft.titles[draft.original]?.trim() ?? '';
  if (!calendar || title === '' || draft.code.trim() === '' || draft.series.trim() === '') return null;
  const others = LANGUAGES.filter((code) => code !== draft.original).flatMap((code) => {
    const text = draft.titles[code]?.trim() ?? '';
    return text === '' ? [] : [[code, text] as const];
  });
  return {
    code: draft.code.trim(),
    plan: planOf(draft.version),
    planVersion: Number(draft.version.slice(draft.version.lastIndexOf('/') + 1)),
    phase: draft.phase,
    series: draft.series.trim(),
    // The first language is the original.
    title: Object.fromEntries([[draft.original, title], ...others]),
    illustrative: draft.illustrative,
    languages: [...draft.languages],
    ...calendar,
  };
}

function planOf(version: string): string {
  return version.slice(0, version.lastIndexOf('/'));
}
