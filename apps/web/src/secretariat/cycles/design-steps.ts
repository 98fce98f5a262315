import type { CycleView } from '@signatory/contract';
import type { MessageKey } from '@signatory/texts';
import { ProblemError } from '../../api/problem-error.js';
import { DATES, DAYS, earlyDates, readDays } from './calendar-draft.js';
import { DATE_LABELS, DAY_LABELS, DAYS_LABELS } from './calendar-fields.js';
import { followingOf, type DesignDraft } from './design-draft.js';
import { DESIGN_STEPS, type DesignStep } from './design-step-names.js';

/** What a field lacks, by the pointer that the server has for it, too. */
export interface DesignLack {
  readonly pointer: string;
  readonly step: DesignStep;
  readonly label: MessageKey;
  readonly message: MessageKey;
  /** Something is there, and wrong: it is told before the design is to be saved. */
  readonly isWrong?: true;
}

/** All that keeps a design from being saved, in the order of its steps. */
export function lacksOf(draft: DesignDraft, cycles: readonly CycleView[]): DesignLack[] {
  const { series, code, titles, original, languages, calendar } = draft;
  const needed = (
    typed: string | undefined,
    lack: Omit<DesignLack, 'message' | 'isWrong'>,
    message: MessageKey = 'lack.fill',
  ) => (typed?.trim() ? [] : [{ ...lack, message }]);
  return [
    ...needed(series, { pointer: '/series', step: 'plan', label: 'design.series' }),
    ...misnamed(series, { pointer: '/series', step: 'plan', label: 'design.series' }),
    ...(followingOf(draft, cycles).kind === 'taken'
      ? [
          {
            pointer: '/phase',
            step: 'plan',
            label: 'design.phase',
            message: 'design.lack.taken',
          } as const,
        ]
      : []),
    ...(['from', 'to'] as const).flatMap((end) =>
      needed(
        calendar.window[end],
        { pointer: `/window/${end}`, step: 'dates', label: `calendar.window.${end}` },
        'lack.day',
      ),
    ),
    ...DATES.filter((name) => name !== 'reviewDeadline').flatMap((name) =>
      needed(calendar.dates[name], { pointer: `/${name}`, step: 'dates', label: DATE_LABELS[name] }, 'lack.instant'),
    ),
    ...earlyDates(calendar).map(({ pointer, name }) => ({
      pointer,
      step: 'dates' as const,
      label: DAY_LABELS[name],
      message: 'lack.after' as const,
    })),
    ...DAYS.filter((name) => readDays(calendar.days[name]) === null).map((name) => ({
      pointer: `/reminders/${name}`,
      step: 'dates' as const,
      label: DAYS_LABELS[name],
      message: 'reminders.days.fault' as const,
    })),
    ...needed(code, { pointer: '/code', step: 'texts', label: 'design.code' }),
    ...misnamed(code, { pointer: '/code', step: 'texts', label: 'design.code' }),
    ...(cycles.some((cycle) => cycle.code === code.trim())
      ? [{ pointer: '/code', step: 'texts', label: 'design.code', message: 'design.lack.code', isWrong: true } as const]
      : []),
    ...needed(titles[original], { pointer: '/title', step: 'texts', label: 'design.titleOf' }),
    ...(languages.length === 0
      ? [
          {
            pointer: '/languages',
            step: 'texts',
            label: 'design.languages',
            message: 'design.languages.none',
          } as const,
        ]
      : []),
  ];
}

/** What stands in addresses, as the server takes it. */
function misnamed(typed: string, lack: Omit<DesignLack, 'message' | 'isWrong'>): DesignLack[] {
  const isNone = typed.trim() === '' || /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(typed.trim());
  return isNone ? [] : [{ ...lack, message: 'design.lack.name', isWrong: true }];
}

const STEP_OF_FIELD: readonly (readonly [RegExp, DesignStep])[] = [
  [/^\/(plan|planVersion|series|phase)\b/, 'plan'],
  [/^\/(window|opens|deadline|cutOff|reviewDeadline|automatic|reminders)\b/, 'dates'],
  [/^\/(code|title|languages|illustrative)\b/, 'texts'],
];

/** Refusals that are about one field, without naming it. */
const FIELD_OF_REFUSAL: Readonly<Record<string, string>> = {
  'cycle.code-taken': '/code',
  'cycle.phase-taken': '/phase',
  'cycle.not-first': '/window/from',
};

/** The step on which what the server refused is put right; the last for what is of none. */
export function stepOfRefusal(error: Error): DesignStep {
  if (!(error instanceof ProblemError)) return 'review';
  const pointers = error.problem.faults?.map(({ pointer }) => pointer) ?? [FIELD_OF_REFUSAL[error.code] ?? ''];
  const steps = pointers.map((pointer) => STEP_OF_FIELD.find(([of]) => of.test(pointer))?.[1] ?? 'review');
  return DESIGN_STEPS.find((step) => steps.includes(step)) ?? 'review';
}

/** What a refusal says of one field without naming it. */
export function refusalAt(error: Error | null, pointer: string): string | null {
  return error instanceof ProblemError && FIELD_OF_REFUSAL[error.code] === pointer ? error.problem.detail : null;
}

const DAY_MS = 86_400_000;

/** Whole days between two instants or days, as a person counts them. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
