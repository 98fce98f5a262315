import type { ErratumLine, ReleaseDocument, ReleaseErratum } from '@signatory/contract';
import { Refusal, type Plan } from '@signatory/domain';
import type { CorrectionCaseEntity } from '@signatory/persistence';
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
  const stray = moved.filter((figure) => figure.kind !== 'chapter' && !isNamed(figure, correction, plan));
  if (stray.length > 0) throw new Refusal('release.figures-moved', { moved: nameFigures(stray, now) });
  if (!correction) return null;
  if (moved.every(({ kind }) => kind === 'chapter')) throw new Refusal('correction.unsettled', { open: [] });
  const settled = settledIn(now, correction.openedAt.toISOString());
  const lines = moved.map((figure): ErratumLine => ({ ...figure, ...settled(figure) }));
  // What is computed is as new as the newest of what it is computed from.
  const newest = lines.reduce((latest, { at }) => (at > latest ? at : latest), correction.openedAt.toISOString());
  const { number, issued } = standing.document;
  return {
    corrects: { number, issued, sha256: standing.sha256 },
    ground: correction.ground,
    text: correction.text,
    opened: correction.openedAt.toISOString(),
    lines: lines.map((line) => (line.cause === 'follows' ? { ...line, at: newest } : line)),
  };
}

/** Ranks and the averages of commitments, pillars and all follow from scores; scores, entries and members are named themselves. */
function isNamed(
  { kind, member, commitment, indicator }: Moved,
  correction: CorrectionCaseEntity | null,
  plan: Plan,
): boolean {
  if (!correction) return false;
  switch (kind) {
    case 'score':
      return correction.scores.some((named) => named.member === member && named.commitment === commitment);
    case 'answer':
    case 'narrative':
    case 'figure': {
      const { byId } = indexPlan(plan);
      return correction.entries.some(
        (named) => named.member === member && byId.get(named.indicator)?.indicator.code === indicator,
      );
    }
    case 'report':
    case 'member-average':
      return member !== null && correction.members.includes(member);
    default:
      return true;
  }
}

/** Why and when: of a score what the ledger says, of an entry the day its report was certified anew. */
function settledIn(
  { ledger = [], submissions }: ReleaseDocument,
  opened: string,
): (figure: Moved) => Pick<ErratumLine, 'cause' | 'reason' | 'at'> {
  return ({ kind, member, commitment }) => {
    if (kind === 'score') {
      const change = ledger.findLast((entry) => entry.member === member && entry.commitment === commitment);
      return { cause: 'named', reason: change?.reason ?? null, at: change?.at ?? opened };
    }
    if (OF_REPORTS.has(kind)) {
      const report = submissions.find((submission) => submission.member === member);
      return { cause: 'named', reason: null, at: report?.submitted ?? opened };
    }
    return { cause: 'follows', reason: null, at: opened };
  };
}

function nameFigures(figures: readonly Moved[], { plan }: ReleaseDocument): string {
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
