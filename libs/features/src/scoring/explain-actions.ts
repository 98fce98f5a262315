import type { WhyView } from '@signatory/contract';
import type { Plan, Role } from '@signatory/domain';
import { DeskSearchEntity, opensTier } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { Doers } from './doers.js';
import type { ScoreKey } from './move-score.js';

interface Row {
  readonly id: string;
  readonly happened: string;
  readonly text: WhyView['actions'][number]['text'];
  readonly origin: WhyView['actions'][number]['origin'];
  readonly codebook: string;
  readonly state: WhyView['actions'][number]['state'];
  readonly class: WhyView['actions'][number]['class'];
  readonly at: Date;
  readonly role: Role;
  readonly by: string;
  readonly decidedAt: Date | null;
  readonly decidedRole: Role | null;
  readonly decidedBy: string | null;
  readonly evidence: readonly Piece[];
}

type Piece = Pick<WhyView['actions'][number]['evidence'][number], 'n' | 'stored'> &
  Readonly<
    Record<
      'title' | 'publisher' | 'url' | 'file' | 'page' | 'quote' | 'published' | 'accessed' | 'happened',
      string | null
    >
  >;

// As each stood at the instant from which the values are; evidence is what the reader may see of it.
const ACTIONS = `
  select a.id, a.happened::text as happened, a.text, a.origin, a.codebook, a.at, a.role, a.proposed_by as by,
    coalesce(c.to_state, 'PROPOSED') as state, c.to_class as class,
    c.at as "decidedAt", c.role as "decidedRole", c.actor as "decidedBy",
    (select coalesce(json_agg(json_build_object('n', e.n, 'file', e.blob_sha256, 'stored', case when b.sha256 is not null then
        json_build_object('sha256', b.sha256, 'size', b.size, 'mediaType', b.media_type, 'name', b.name, 'scan', b.scan, 'virus', b.virus) end, 'title', e.title, 'publisher', e.publisher, 'url', e.url, 'page', e.page,
        'quote', e.quote, 'published', e.published, 'accessed', e.accessed, 'happened', e.happened) order by e.n), '[]')
      from action_evidence e left join blob b on b.member_code = e.member_code and b.sha256 = e.blob_sha256
      where e.cycle_id = a.cycle_id and e.member_code = a.member_code and e.action_id = a.id
        and ${opensTier('e')}) as evidence
  from action a left join lateral (
    select to_state, to_class, role, actor, at from action_change c where c.cycle_id = a.cycle_id
      and c.member_code = a.member_code and c.action_id = a.id and c.at <= $4 order by c.n desc limit 1) c on true
  where a.cycle_id = $1 and a.member_code = $2 and a.commitment_id = $3 and a.at <= $4
  order by a.happened, a.at, a.id`;

const WITHDRAWN = 'WITHDRAWN';

/** The actions behind a score, and what was searched where its member is silent: everybody by role. */
export interface ActedThen {
  readonly actions: readonly Row[];
  readonly searches: readonly DeskSearchEntity[];
}

export async function readActedAt(tx: EntityManager, key: ScoreKey, at: Date): Promise<ActedThen> {
  const rows = await tx.query<Row[]>(ACTIONS, [key.cycleId, key.memberCode, key.commitmentId, at]);
  return {
    actions: rows.filter(({ state }) => state !== WITHDRAWN),
    searches: await tx.find(DeskSearchEntity, { where: { ...key }, order: { at: 'ASC', n: 'ASC' } }),
  };
}

/** Everybody who did something here, to be named to those who may read the trail. */
export function actorsOf({ actions, searches }: ActedThen): string[] {
  return [
    ...actions.flatMap(({ by, decidedBy }) => [by, ...(decidedBy === null ? [] : [decidedBy])]),
    ...searches.map(({ reviewer }) => reviewer),
  ];
}

export function explainActions(
  { actions, searches }: ActedThen,
  { deskSources = [] }: Plan,
  doers: Doers,
): Pick<WhyView, 'actions' | 'searches'> {
  const people = [...new Set(searches.map(({ reviewer }) => reviewer))];
  return {
    actions: actions.map(({ id, happened, text, origin, codebook, state, class: own, evidence, ...row }) => ({
      id,
      happened,
      text,
      origin,
      codebook,
      state,
      class: own,
      evidence: evidence.map(said),
      brought: { by: doers.describe(row.role, row.by), at: row.at.toISOString() },
      classed:
        row.decidedAt && row.decidedRole
          ? { by: doers.describe(row.decidedRole, row.decidedBy), at: row.decidedAt.toISOString() }
          : null,
    })),
    searches: searches.map(({ reviewer, source, query, outcome, note, at }) => ({
      by: doers.describe('reviewer', reviewer, people.indexOf(reviewer) + 1),
      source,
      title: deskSources.find(({ code }) => code === source)?.title ?? source,
      query,
      outcome,
      note,
      at: at.toISOString(),
    })),
  };
}

function said({ n, stored, title, ...piece }: Piece): WhyView['actions'][number]['evidence'][number] {
  const given = Object.entries(piece).filter((each): each is [string, string] => each[1] !== null);
  return { n, stored, title: title ?? '', ...Object.fromEntries(given) };
}
