import type { ReleaseAction, ReleaseDocument, ReleaseSearch } from '@signatory/contract';
import { isDrawn, methodSettings } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { describeCodebook, type OpenedCycle } from '../catalogue/index.js';
import { cellSeed, readNonce } from '../scoring/index.js';
import type { ActedPart, SettledScore } from './assemble-release.js';

/** Of each piece only what is public, and no address or file that stands behind something that is not. */
const ACTIONS = `
  select a.member_code as member, a.commitment_id as commitment, a.happened::text as happened, a.text, a.class, a.origin,
    a.state = 'ANSWERED' as contested,
    (select coalesce(json_agg(json_build_object('title', e.title, 'publisher', e.publisher, 'url', e.url,
        'published', e.published, 'sha256', e.blob_sha256) order by e.n), '[]')
      from action_evidence e where e.cycle_id = a.cycle_id and e.member_code = a.member_code and e.action_id = a.id
        and e.tier = 'public' and (e.url is null or not exists (
          select from evidence h where h.cycle_id = e.cycle_id and h.member_code = e.member_code and h.url = e.url
          group by h.url having bool_and(h.tier <> 'public')))
        and (e.blob_sha256 is null or not exists (
          select from evidence h where h.cycle_id = e.cycle_id and h.member_code = e.member_code
            and h.blob_sha256 = e.blob_sha256
          group by h.blob_sha256 having bool_and(h.tier <> 'public')))) as evidence
  from action a where a.cycle_id = $1 and a.state in ('CLASSED', 'ANSWERED') order by a.happened, a.at, a.id`;

const SEARCHES = `
  select member_code as member, commitment_id as commitment, source, query, outcome,
    dense_rank() over (partition by member_code, commitment_id order by reviewer)::int as reviewer,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD') as on
  from desk_search where cycle_id = $1 order by at, n`;

interface ActionRow extends Omit<ReleaseAction, 'evidence' | 'text'> {
  readonly text: NonNullable<ReleaseAction['text']>;
  readonly evidence: readonly Readonly<Record<'title' | 'publisher' | 'url' | 'published' | 'sha256', string | null>>[];
}

/** What members did, as it was classed, and what was searched where they are silent: by role, of released cells alone. */
export async function gatherActions(
  tx: EntityManager,
  { plan, cycle }: OpenedCycle,
  scores: readonly SettledScore[],
): Promise<ActedPart> {
  const released = new Map(scores.map((score) => [`${score.member} ${score.commitment}`, score]));
  const codebook = describeCodebook(plan);
  const ordered = <Row extends { readonly member: string; readonly commitment: string }>(rows: readonly Row[]): Row[] =>
    plan.commitments.flatMap(({ id }) =>
      plan.members.flatMap(({ code }) =>
        released.has(`${code} ${id}`)
          ? rows.filter(({ member, commitment }) => member === code && commitment === id)
          : [],
      ),
    );
  const actions = ordered(await tx.query<ActionRow[]>(ACTIONS, [cycle.id])).map(({ text, evidence, ...row }) => ({
    ...row,
    text: evidence.length > 0 ? text : null,
    evidence: evidence.map(said),
  }));
  const searches = ordered(await tx.query<ReleaseSearch[]>(SEARCHES, [cycle.id])).map((search) => ({
    ...search,
    source: plan.deskSources?.find(({ code }) => code === search.source)?.title ?? search.source,
  }));
  return {
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

function said({ title, ...piece }: ActionRow['evidence'][number]): ReleaseAction['evidence'][number] {
  const given = Object.entries(piece).filter((each): each is [string, string] => each[1] !== null);
  return { title: title ?? '', ...Object.fromEntries(given) };
}
