import { faultWords, type Indicator, type LocalText } from '@signatory/domain';
import { itemFieldLabel } from '@signatory/texts';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { error, warning, type Lint, type PlacedIndicator } from './lint-context.js';

/** Things that are called alike, which nobody could tell apart on a screen or in print. */
export const lintLabels: Lint = ({ plan, indicators, isBroken }) => [
  ...lintNames('pillar', ['pillars'], plan.pillars),
  ...lintNames(
    'commitment',
    ['commitments'],
    plan.commitments.map(({ code, title: name }) => ({ code, name })),
  ),
  ...lintNames('member', ['members'], plan.members),
  ...lintIndicatorLabels(indicators),
  ...indicators.filter(({ path }) => !isBroken(path)).flatMap(({ indicator, path }) => lintItemLabels(indicator, path)),
];

interface Named {
  readonly code: string;
  readonly name: LocalText;
}

/** Their codes still tell them apart, so that the plan loads. What has no code, or one that another has, is at fault already. */
function lintNames(what: 'pillar' | 'commitment' | 'member', list: Path, named: readonly Named[]): Found[] {
  return findShared(named).map(({ place, each, other, ...values }) =>
    warning(
      'duplicate',
      [...list, place, what === 'commitment' ? 'title' : 'name'],
      faultWords('plan.name-twice', { what, code: each.code, other: other.code, ...values }),
    ),
  );
}

/** What a language calls as it calls one before it, once for each. */
function findShared<T extends Named>(
  named: readonly T[],
): { place: number; each: T; other: T; name: string; language: string }[] {
  const first = new Map<string, T>();
  const codes = new Set<string>();
  return named.flatMap((each, place) => {
    if (codes.has(each.code)) return [];
    codes.add(each.code);
    const shared = Object.entries(each.name.texts).flatMap(([language, { text }]) => {
      const key = `${language} ${alike(text)}`;
      const other = first.get(key) ?? each;
      first.set(key, other);
      return alike(text) === '' || other === each ? [] : [{ place, each, other, name: text, language }];
    });
    return shared.slice(0, 1);
  });
}

/** The label is what tables and reports print in place of the code. */
function lintIndicatorLabels(indicators: readonly PlacedIndicator[]): Found[] {
  const first = new Map<string, PlacedIndicator>();
  return indicators.flatMap((placed) => {
    const { indicator, commitment, path } = placed;
    const key = alike(indicator.label);
    const other = first.get(key);
    first.set(key, other ?? placed);
    // Commitments of one code, or an indicator that stands twice, are told as that.
    const isTold = other?.indicator.code === indicator.code || isTwin(other?.commitment, commitment);
    if (!other || isTold) return [];
    return [
      error(
        'duplicate',
        [...path, 'label'],
        faultWords('plan.label-twice', {
          indicator: indicator.code,
          commitment: commitment.code,
          label: indicator.label,
          other: other.indicator.code,
          otherCommitment: other.commitment.code,
        }),
      ),
    ];
  });
}

function isTwin(one: PlacedIndicator['commitment'] | undefined, other: PlacedIndicator['commitment']): boolean {
  return one !== undefined && one !== other && one.code === other.code;
}

/** Fields of an item that one language calls alike: nobody could tell them apart on a screen, nor a file that names them so. */
function lintItemLabels({ code, items }: Indicator, path: Path): Found[] {
  if (!items) return [];
  const fields = items.fields.map((field) => ({ code: field, name: itemFieldLabel(items, field) }));
  return findShared(fields).map(({ place, each, other, name, language }) =>
    error(
      'declaration',
      [...path, 'items', 'fields', place],
      faultWords('plan.item-label', { indicator: code, field: each.code, other: other.code, label: name, language }),
    ),
  );
}

/** As a reader compares two labels, who sees neither case nor width. */
function alike(label: string): string {
  return label.normalize('NFKC').trim().toLowerCase();
}
