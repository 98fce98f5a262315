import { isFigure, type Indicator } from '@signatory/domain';
import { readDate, readFigure } from '@signatory/rules';
import { LONGEST_TITLE } from '../build/build-commitment.js';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { error, warning, type Lint } from './lint-context.js';

/** Declarations that contradict each other or miss what their type needs. */
export const lintDeclarations: Lint = ({ plan, indicators, isBroken }) => [
  ...lintDates(plan.adopted.date, ['adopted', 'date']),
  ...plan.sources.flatMap((source, s) => [
    ...lintDates(source.published ?? '', ['sources', s, 'published']),
    ...lintDates(source.accessed ?? '', ['sources', s, 'accessed']),
  ]),
  ...plan.commitments.flatMap(({ title, code, guideline, indicators: own }, c): Found[] => {
    const path: Path = ['commitments', c];
    const long = Object.entries(title.texts).filter(([, { text }]) => text.length > LONGEST_TITLE);
    return [
      ...long.map(([language, { text }]) =>
        error(
          'declaration',
          [...path, 'title', language],
          `The short name of ${code} has ${text.length} characters`,
          `Shorten it to ${LONGEST_TITLE}; the whole sentence belongs into "text".`,
        ),
      ),
      ...(guideline || own.length === 0
        ? []
        : [
            warning(
              'guideline',
              path,
              `Commitment ${code} has indicators and no guideline: no score can be proposed`,
              'Add "guideline:", or leave the indicators out if scores are imported.',
            ),
          ]),
    ];
  }),
  ...indicators.filter(({ path }) => !isBroken(path)).flatMap(({ indicator, path }) => lintIndicator(indicator, path)),
];

function lintDates(date: string, path: Path): Found[] {
  return date === '' || !/^\d{4}-\d{2}-\d{2}$/.test(date) || readDate(date) !== null
    ? []
    : [error('declaration', path, `${date} is no day of the calendar`, 'Write year-month-day: 2024-10-04.')];
}

function lintIndicator(indicator: Indicator, path: Path): Found[] {
  const { code, type } = indicator;
  const wrong = (key: string, message: string, cure: string) => [error('declaration', [...path, key], message, cure)];
  return [
    ...(type === 'choice' && (indicator.codes?.length ?? 0) < 2
      ? [
          error(
            'declaration',
            path,
            `${code} is a choice with fewer than two codes`,
            'Add "codes: [none, decided, operating]", worst to best.',
          ),
        ]
      : []),
    ...(type !== 'choice' && indicator.codes
      ? wrong('codes', `${code} is a ${type} and has codes`, 'Make it "type: choice", or remove the codes.')
      : []),
    ...(type === 'list' && !indicator.items
      ? [
          error(
            'declaration',
            path,
            `${code} is a list without a key`,
            'Add "items: {key: <a list of the plan>, fields: [date]}".',
          ),
        ]
      : []),
    ...(type !== 'list' && indicator.items
      ? wrong('items', `${code} is a ${type} and has items`, 'Make it "type: list", or remove the items.')
      : []),
    ...(!isFigure(type) && indicator.by.length > 0
      ? wrong('by', `${code} is a ${type} and cannot be broken down`, 'Only a count, number, percentage or amount is.')
      : []),
    ...(!isFigure(type) && indicator.range
      ? wrong('range', `${code} is a ${type} and has a range`, 'Remove the range.')
      : []),
    ...(type === 'count' && indicator.decimals > 0
      ? wrong('decimals', `${code} is a count with decimals`, 'Remove "decimals", or make it "type: number".')
      : []),
    ...(type !== 'boolean' && indicator.default !== undefined
      ? wrong('default', `${code} is a ${type} and has a default`, 'Only a yes or no set by assessors has one.')
      : []),
    ...(indicator.default !== undefined && !indicator.assessor
      ? wrong(
          'default',
          `${code} is answered by members and has a default`,
          'Remove it: what nobody answered is not answered. Or make it "role: finding".',
        )
      : []),
    ...(type !== 'list' && indicator.evidence.minPerItem > 0
      ? wrong(
          'evidence',
          `${code} has no items that evidence could stand behind`,
          'Write "min" instead of "min-per-item".',
        )
      : []),
    ...(indicator.requiredWhen !== undefined && (indicator.required || indicator.assessor)
      ? wrong(
          'required-when',
          indicator.assessor ? `${code} is set by assessors and never required` : `${code} is required always`,
          indicator.assessor ? 'Remove the condition.' : 'Remove the condition, or write "required: false".',
        )
      : []),
    ...(indicator.approvals !== undefined && indicator.assessor
      ? wrong('approvals', `${code} is set by assessors and is not reviewed`, 'Remove "approvals".')
      : []),
    ...lintUnless(indicator, path),
    ...lintRange(indicator, path),
    ...(indicator.question.texts[indicator.question.original]?.text === code && !indicator.assessor
      ? [
          {
            ...warning(
              'default',
              path,
              `${code} asks no question; reporters see its code`,
              'Add "question: {en: …?}".',
            ),
            severity: 'INFO' as const,
          },
        ]
      : []),
  ];
}

function lintUnless({ code, type, codes = [], evidence: { unless } }: Indicator, path: Path): Found[] {
  if (unless === undefined) return [];
  const answers = type === 'boolean' ? ['true', 'false'] : type === 'choice' ? codes.map((each) => each.code) : null;
  if (!answers || answers.length < 2 || answers.includes(unless)) return [];
  return [
    error(
      'declaration',
      [...path, 'evidence', 'unless'],
      `${code} can never be answered "${unless}"`,
      `Its answers are ${answers.join(', ')}.`,
    ),
  ];
}

function lintRange(indicator: Indicator, path: Path): Found[] {
  const { range, code } = indicator;
  if (!range || !isFigure(indicator.type)) return [];
  const bounds = (['min', 'max'] as const).flatMap((bound) => {
    const text = range[bound];
    const read =
      text === undefined ? null : readFigure({ type: 'number', decimals: Math.max(indicator.decimals, 3) }, text);
    return read && !read.ok
      ? [
          error(
            'declaration',
            [...path, 'range', bound],
            `The bound ${String(text)} of ${code} is no figure`,
            'Write digits, with a point before decimals.',
          ),
        ]
      : [];
  });
  if (bounds.length > 0 || range.min === undefined || range.max === undefined) return bounds;
  const within = readFigure({ type: 'number', decimals: 6, range: { min: range.min } }, range.max);
  return within.ok
    ? []
    : [
        error(
          'declaration',
          [...path, 'range'],
          `The range of ${code} is empty: ${range.min} to ${range.max}`,
          'Exchange the bounds.',
        ),
      ];
}
