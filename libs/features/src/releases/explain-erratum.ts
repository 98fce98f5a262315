import type { ErratumLine, ReleaseDocument, ReleaseErratum } from '@signatory/contract';
import { Refusal, type Plan } from '@signatory/domain';
import type { CorrectionCaseEntity } from '@signatory/persistence';
import { movingWith } from '@signatory/rules';
import { indexPlan } from '../catalogue/index.js';
import { compareReleases, type Moved } from './compare-releases.js';
import type { FrozenRelease } from './earlier-releases.js';

/** Settled by the day its report was certified anew. */
const OF_REPORTS: ReadonlySet<ErratumLine['kind']> = new Set(['figure', 'answer', 'narrative', 'report']);
/** A refusal names so many figures; a thousand would say no more. */
const NAMED_AT_MOST = 12;

/**
 * What a document corrects of the release that stands, figure by figure, with the chapters that read otherwise; null where no
 * figure moved and no case is open: chapters alone may be written on for a later release.
 * Refuses `release.figures-moved` for figures that no correction case names, and `correction.unsettled` for a case in which
 * nothing moved.
 */
export function explainErratum(
  standing: FrozenRelease,
  now: ReleaseDocument,
  correction: CorrectionCaseEntity | null,
  plan: Plan,
): ReleaseErratum | null {
  const moved = compareReleases(standing.document, now);
  const named = namedEntries(correction, plan);
  const stray = moved.filter((figure) => figure.kind !== 'chapter' && !isNamed(figure, correction, named));
  if (stray.length > 0) throw new Refusal('release.figures-moved', { moved: nameFigures(stray, now) });
  if (!correction) return null;
  if (moved.every(({ kind }) => kind === 'chapter')) throw new Refusal('correction.unsettled', { open: [] });
  const settled = settledIn(now, correction.openedAt.toISOString(), named);
  const lines = moved.map((figure): ErratumLine => ({ ...figure, ...settled(figure) }));
  // What is computed is as new as the newest of what it is computed from.
  const newest = lines.reduce((latest, { at }) => (at > latest ? at : latest), correction.openedAt.toISOString());
  const { number, issued } = standing.document;
  return {
    corrects: { number, issued, sha256: standing.sha256 },
    ground: correction.ground,
    text: correction.text,
    ...(correction.language !== null && { language: correction.language }),
    opened: correction.openedAt.toISOString(),
    lines: lines.map((line) => (line.cause === 'follows' ? { ...line, at: newest } : line)),
  };
}

/** Ranks and averages follow from scores, and what is calculated from entries; scores, entries and members are named themselves. */
function isNamed(
  { kind, member, commitment, indicator }: Moved,
  correction: CorrectionCaseEntity | null,
  named: NamedEntries,
): boolean {
  if (!correction) return false;
  switch (kind) {
    case 'score':
      return correction.scores.some((named) => named.member === member && named.commitment === commitment);
    case 'answer':
    case 'narrative':
    case 'figure':
      return named.get(member ?? '')?.moving.has(indicator ?? '') ?? false;
    case 'report':
    case 'member-average':
      return member !== null && correction.members.includes(member);
    default:
      return true;
  }
}

/** By member, the codes of the entries that a case names, and of all that move with them. */
type NamedEntries = ReadonlyMap<string, { readonly own: ReadonlySet<string>; readonly moving: ReadonlySet<string> }>;

function namedEntries(correction: CorrectionCaseEntity | null, plan: Plan): NamedEntries {
  const { byId } = indexPlan(plan);
  const own = new Map<string, Set<string>>();
  for (const { member, indicator } of correction?.entries ?? []) {
    const code = byId.get(indicator)?.indicator.code;
    if (code !== undefined) own.set(member, (own.get(member) ?? new Set()).add(code));
  }
  return new Map([...own].map(([member, codes]) => [member, { own: codes, moving: movingWith(plan, [...codes]) }]));
}

/** Why and when: of a score what the ledger says, of an entry the day its report was certified anew. */
function settledIn(
  { ledger = [], submissions }: ReleaseDocument,
  opened: string,
  named: NamedEntries,
): (figure: Moved) => Pick<ErratumLine, 'cause' | 'reason' | 'language' | 'at'> {
  return ({ kind, member, commitment, indicator }) => {
    if (kind === 'score') {
      const change = ledger.findLast((entry) => entry.member === member && entry.commitment === commitment);
      const language = change?.language === undefined ? {} : { language: change.language };
      return { cause: 'named', reason: change?.reason ?? null, ...language, at: change?.at ?? opened };
    }
    if (OF_REPORTS.has(kind)) {
      const report = submissions.find((submission) => submission.member === member);
      // What is calculated from a named entry follows from it.
      const follows = indicator !== null && !named.get(member ?? '')?.own.has(indicator);
      return { cause: follows ? 'follows' : 'named', reason: null, at: report?.submitted ?? opened };
    }
    return { cause: 'follows', reason: null, at: opened };
  };
}

/** Figures in one line, the first of many. */
export function nameFigures(figures: readonly Moved[], { plan }: ReleaseDocument): string {
  const names = figures
    .slice(0, NAMED_AT_MOST)
    .map(({ kind, member, commitment, pillar, indicator, cell, before, now }) => {
      const code = plan.commitments.find(({ id }) => id === commitment)?.code ?? commitment;
      const place = [member, code, pillar, indicator, cell].filter((part) => part !== null).join(' ');
      return `${[kind, place].filter(Boolean).join(' ')}: ${before} → ${now}`;
    });
  const more = figures.length - names.length;
  return [...names, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
