import type { ReleaseAction, ReleaseDocument, ReleaseSearch } from '@signatory/contract';
import { isDrawn, methodSettings } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { readToldActions } from '../actions/index.js';
import { describeCodebook, type OpenedCycle } from '../catalogue/index.js';
import { cellSeed, readNonce, readPublicWords } from '../scoring/index.js';
import { orderOf, type Cell } from './cell-order.js';
import type { ActedPart, SettledScore } from './assemble-release.js';

const SEARCHES = `
  select member_code as member, commitment_id as commitment, source, query, outcome,
    dense_rank() over (partition by member_code, commitment_id order by reviewer)::int as reviewer,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD') as on
  from desk_search where cycle_id = $1 order by at, n`;

/** What is released of actions, and the id of each in the order of `actions`: chapters cite them by it. */
export interface GatheredActions {
  readonly part: ActedPart;
  readonly ids: readonly string[];
}

/** What members did, as it was classed, and what was searched where they are silent: by role, of released cells alone. */
export async function gatherActions(
  tx: EntityManager,
  { plan, cycle }: OpenedCycle,
  scores: readonly SettledScore[],
): Promise<GatheredActions> {
  const released = new Set(scores.map(({ member, commitment }) => `${member} ${commitment}`));
  const codebook = describeCodebook(plan);
  const inOrder = orderOf(plan);
  const ordered = <Row extends Cell>(rows: readonly Row[]): Row[] =>
    inOrder(rows.filter(({ member, commitment }) => released.has(`${member} ${commitment}`)));
  const words = await readPublicWords(tx, cycle.id);
  const told = codebook ? ordered(await readToldActions(tx, cycle.id)) : [];
  const actions = told.map(
    ({ member, commitment, happened, text, class: given, origin, contested, evidence }): ReleaseAction => ({
      member,
      commitment,
      happened,
      text: words.local(member, text),
      class: given,
      origin,
      contested,
      evidence: words.told(member, evidence),
    }),
  );
  const searches = ordered(await tx.query<ReleaseSearch[]>(SEARCHES, [cycle.id])).map((search) => ({
    ...search,
    query: words.text(search.member, search.query, null),
    source: plan.deskSources?.find(({ code }) => code === search.source)?.title ?? search.source,
  }));
  const part = {
    ...(codebook && { codebook, actions }),
    ...(searches.length > 0 && { searches }),
    ...(plan.method.silence === 'desk' &&
      plan.deskSources && {
        deskSources: plan.deskSources.map(({ title, publisher, url }) => ({
          title,
          publisher,
          ...(url === undefined ? {} : { url }),
        })),
      }),
    ...(await gatherSampling(tx, { plan, cycle }, scores)),
  };
  return { part, ids: told.map(({ id }) => id) };
}

async function gatherSampling(
  tx: EntityManager,
  { plan, cycle }: Pick<OpenedCycle, 'plan' | 'cycle'>,
  scores: readonly SettledScore[],
): Promise<Pick<ReleaseDocument, 'sampling'>> {
  const { doubleScoring, sample } = methodSettings(plan.method);
  const nonce = doubleScoring === 'sample' ? await readNonce(tx, cycle.id) : null;
  if (nonce === null) return {};
  const scored = scores.filter(({ kind }) => kind === 'score');
  const drawn = scored.filter(({ member, commitment }) =>
    isDrawn(cellSeed({ seed: sample.seed, nonce }, { memberCode: member, commitmentId: commitment }), sample.share),
  );
  return { sampling: { ...sample, nonce, drawn: drawn.length, of: scored.length } };
}
