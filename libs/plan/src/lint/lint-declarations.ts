import { faultWords, isFigure, type FaultWords, type Indicator } from '@signatory/domain';
import { readDate, readFigure } from '@signatory/rules';
import { LONGEST_TITLE } from '../build/build-commitment.js';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { error, warning, type Lint } from './lint-context.js';
import { answersOf, lintStated } from './lint-stated.js';

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
          faultWords('plan.title-long', { commitment: code, length: text.length, most: LONGEST_TITLE }),
        ),
      ),
      ...(guideline || own.length === 0
        ? []
        : [warning('guideline', path, faultWords('plan.no-guideline', { commitment: code }))]),
    ];
  }),
  ...indicators.filter(({ path }) => !isBroken(path)).flatMap(({ indicator, path }) => lintIndicator(indicator, path)),
];

function lintDates(date: string, path: Path): Found[] {
  return date === '' || !/^\d{4}-\d{2}-\d{2}$/.test(date) || readDate(date) !== null
    ? []
    : [error('declaration', path, faultWords('plan.no-day', { date }))];
}

function lintIndicator(indicator: Indicator, path: Path): Found[] {
  const { code, type } = indicator;
  const wrong = (key: string, words: FaultWords) => [error('declaration', [...path, key], words)];
  const misfit = (key: string) => wrong(key, faultWords('plan.misfit', { indicator: code, type, key }));
  return [
    ...(type === 'choice' && (indicator.codes?.length ?? 0) < 2
      ? [error('declaration', path, faultWords('plan.choice-codes', { indicator: code }))]
      : []),
    ...(type !== 'choice' && indicator.codes ? misfit('codes') : []),
    ...(type === 'list' && !indicator.items
      ? [error('declaration', path, faultWords('plan.list-key', { indicator: code }))]
      : []),
    ...(type !== 'list' && indicator.items ? misfit('items') : []),
    ...(!isFigure(type) && indicator.by.length > 0 ? misfit('by') : []),
    ...(!isFigure(type) && indicator.range ? misfit('range') : []),
    ...(type === 'count' && indicator.decimals > 0 ? misfit('decimals') : []),
    ...(type !== 'boolean' && indicator.default !== undefined ? misfit('default') : []),
    ...(indicator.default !== undefined && !indicator.assessor
      ? wrong('default', faultWords('plan.default', { indicator: code }))
      : []),
    ...(type !== 'list' && indicator.evidence.minPerItem > 0
      ? wrong('evidence', faultWords('plan.item-evidence', { indicator: code }))
      : []),
    ...(indicator.requiredWhen !== undefined && (indicator.required || indicator.assessor)
      ? wrong(
          'required-when',
          faultWords('plan.required', { indicator: code, isAssessor: indicator.assessor ? 'yes' : 'no' }),
        )
      : []),
    ...(indicator.approvals !== undefined && indicator.assessor
      ? wrong('approvals', faultWords('plan.approvals', { indicator: code }))
      : []),
    ...lintUnless(indicator, path),
    ...lintRange(indicator, path),
    ...lintStated(indicator, path),
    ...(['baseline', 'target'] as const).flatMap((key) =>
      lintDates(indicator[key]?.date ?? '', [...path, key, 'date']),
    ),
    ...(indicator.question.texts[indicator.question.original]?.text === code && !indicator.assessor
      ? [
          {
            ...warning('default', path, faultWords('plan.no-question', { indicator: code })),
            severity: 'INFO' as const,
          },
        ]
      : []),
  ];
}

function lintUnless(indicator: Indicator, path: Path): Found[] {
  const { code } = indicator;
  const { unless } = indicator.evidence;
  if (unless === undefined) return [];
  const answers = answersOf(indicator);
  if (!answers || answers.length < 2 || answers.includes(unless)) return [];
  return [
    error(
      'declaration',
      [...path, 'evidence', 'unless'],
      faultWords('plan.unless', { indicator: code, value: unless, answers: answers.join(', ') }),
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
            faultWords('plan.bound', { indicator: code, bound: String(text) }),
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
          faultWords('plan.range', { indicator: code, min: range.min, max: range.max }),
        ),
      ];
}
