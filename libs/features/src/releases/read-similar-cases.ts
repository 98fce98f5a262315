import type { ReleaseDocument, SimilarCase, SimilarCasesView } from '@signatory/contract';
import { Refusal, type Actor } from '@signatory/domain';
import { Injectable } from '@nestjs/common';
import { Catalogue, memberCodes, TraceItems, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { isOpenTo } from '../scoring/index.js';
import { PublishedReleases } from './published-releases.js';

export interface SimilarCasesQuestion {
  readonly actor: Actor;
  readonly cycle: string;
  readonly member: string;
  /** The commitment's id. */
  readonly commitment: string;
  readonly at: Date;
}

/**
 * How a commitment was scored before, of any member, for whoever judges it now. It reads published releases of earlier cycles
 * and nothing else: no opinion, no score that is on its way, and nothing of the cycle itself, whose scores are given blind.
 */
@Injectable()
export class ReadSimilarCases {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly published: PublishedReleases,
    private readonly trace: TraceItems,
  ) {}

  /** Refuses `not-found` for a cell that is not there or not the reader's to see. */
  async execute({ actor, cycle: code, member, commitment: id, at }: SimilarCasesQuestion): Promise<SimilarCasesView> {
    const opened = await this.catalogue.open(code);
    const { plan } = opened;
    const reach = actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at);
    const commitment = plan.commitments.find((each) => each.id === id);
    if (!commitment || !isOpenTo(opened, { actor, member, commitment, reach, at }))
      throw new Refusal('not-found', { subject: 'score' });
    const earlier = (await this.published.list())
      .map(({ document }) => document)
      .filter((document) => document.plan.id === plan.id && isBefore(document, opened))
      .sort((a, b) => (endOf(a) < endOf(b) ? 1 : -1));
    const found: SimilarCase[] = [];
    for (const document of earlier) {
      const trace = await this.trace.execute(opened, await this.catalogue.open(document.cycle.code));
      const then = trace('commitment', id);
      // Split, merged or scored by another guideline: what was decided then is not like what is decided now.
      if (then.kind === 'same') found.push(...casesOf(document, then.id));
    }
    const places = [member, ...memberCodes(plan)];
    // The sort is stable: inside a member the newest stays first.
    found.sort((a, b) => placeIn(places, a.member) - placeIn(places, b.member));
    return { cases: found, releases: earlier.length };
  }
}

function casesOf({ cycle, phase, plan, scores }: ReleaseDocument, commitment: string): SimilarCase[] {
  const code = plan.commitments.find(({ id }) => id === commitment)?.code ?? commitment;
  const names = new Map(plan.members.map((each) => [each.code, each.name]));
  return scores.flatMap(({ member, commitment: of, value, reason, rationale }) => {
    const name = names.get(member);
    return of === commitment && value !== null && name
      ? [{ cycle: cycle.code, title: cycle.title, phase, member, name, code, value, reason, rationale }]
      : [];
  });
}

/** An earlier window, or the interim of the same one. */
function isBefore(document: ReleaseDocument, { cycle }: OpenedCycle): boolean {
  const until = document.cycle.window?.to;
  const { windowTo } = cycle;
  if (document.cycle.code === cycle.code || until === undefined || windowTo === null) return false;
  return until < windowTo || (until === windowTo && document.phase === 'interim' && cycle.phase === 'final');
}

function endOf({ cycle, phase }: ReleaseDocument): string {
  return `${cycle.window?.to ?? ''} ${phase === 'interim' ? 0 : 1}`;
}

/** Members that have left stand last. */
function placeIn(places: readonly string[], member: string): number {
  const place = places.indexOf(member);
  return place < 0 ? places.length : place;
}
