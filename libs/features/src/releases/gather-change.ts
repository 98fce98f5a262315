import { ReleaseDocument, type ReleaseScore } from '@signatory/contract';
import {
  changeBetween,
  joinLineages,
  lineageOf,
  methodSettings,
  type Change,
  type Lineage,
  type Plan,
  type ReleasedCell,
} from '@signatory/domain';
import { blobKey, PlanVersionEntity, RELEASES, type BlobStore } from '@signatory/persistence';
import { Between, type EntityManager } from 'typeorm';
import { readItemMap, type OpenedCycle } from '../catalogue/index.js';

type ReleaseChange = NonNullable<ReleaseDocument['change']>;

// Of the same plan, and before this cycle: an earlier window, or the interim of the same one.
const BEFORE = `
  select r.sha256 from release r join cycle c on c.id = r.cycle_id
  where c.plan_id = $1 and c.id <> $2 and r.state = 'PUBLISHED'
    and (c.window_to < $3::date or (c.window_to = $3::date and c.phase = 'interim' and $4 = 'final'))
  order by c.window_to desc, c.phase = 'final' desc, r.number desc limit 1`;

/** The published release that a cycle's scores are compared with; null for the first of a plan. */
export async function findReleaseBefore(
  tx: EntityManager,
  blobs: BlobStore,
  { cycle }: OpenedCycle,
): Promise<{ document: ReleaseDocument; sha256: string } | null> {
  const rows = await tx.query<{ sha256: string }[]>(BEFORE, [cycle.planId, cycle.id, cycle.windowTo, cycle.phase]);
  const sha256 = rows[0]?.sha256;
  if (sha256 === undefined) return null;
  const json = await blobs.read(blobKey(RELEASES, sha256));
  return { document: ReleaseDocument.parse(JSON.parse(json.toString())), sha256 };
}

/** What changed since an earlier release, over the cells that the decided maps between the plan's versions make comparable. */
export async function gatherChange(
  tx: EntityManager,
  plan: Plan,
  scores: readonly ReleaseScore[],
  { document, sha256 }: { document: ReleaseDocument; sha256: string },
): Promise<ReleaseChange> {
  const { lineage, codes } = await gatherLineage(tx, plan, document.plan.version);
  const { comparableFrom, organisations } = methodSettings(plan.method);
  const changes = changeBetween({
    members: { before: document.plan.members.map(({ code }) => code), now: plan.members.map(({ code }) => code) },
    before: document.scores.map(cellOf),
    now: scores.map(cellOf),
    lineage,
    comparableFrom,
    apart: plan.members.flatMap(({ code, kind }) =>
      organisations === 'apart' && kind === 'organisation' ? [code] : [],
    ),
  });
  const { cycle, phase, number, issued } = document;
  return {
    since: { cycle: cycle.code, title: cycle.title, phase, number, issued, sha256 },
    from: comparableFrom,
    ...plain(changes),
    members: changes.members.map(({ member, ...change }) => ({ member, ...plain(change) })),
    commitments: changes.commitments.map(({ commitment, ...change }) => ({ commitment, ...plain(change) })),
    cells: changes.cells.map((cell) => ({ ...cell })),
    joined: [...changes.joined],
    left: document.plan.members
      .filter(({ code }) => changes.left.includes(code))
      .map(({ code, name }) => ({ code, name })),
    breaks: lineage.breaks.flatMap(({ kind, from, to }) => ({
      kind,
      from: from.map((id) => codes.get(id) ?? id),
      to: to.map((id) => codes.get(id) ?? id),
    })),
  };
}

/** The map decided straight between two versions, or else the maps from each version to the next. */
async function gatherLineage(
  tx: EntityManager,
  plan: Plan,
  from: number,
): Promise<{ lineage: Lineage; codes: ReadonlyMap<string, string> }> {
  const rows = await tx.find(PlanVersionEntity, {
    where: { planId: plan.id, n: Between(from, plan.version) },
    order: { n: 'ASC' },
  });
  const versions = [...rows.filter(({ n }) => n < plan.version).map(({ body }) => body), plan];
  const codes = new Map(versions.flatMap(({ commitments }) => commitments.map(({ id, code }) => [id, code] as const)));
  const oldest = versions[0] ?? plan;
  // A release of a version that came after this cycle's has no map that leads here.
  if (oldest.version !== from) return { lineage: { before: new Map(), breaks: [] }, codes };
  const straight = await readItemMap(tx, { plan: plan.id, from, to: plan.version });
  if (straight.length > 0 || versions.length < 3) return { lineage: lineageOf(oldest, plan, straight), codes };
  let lineage = lineageOf(oldest, oldest, []);
  for (const [at, newer] of versions.slice(1).entries()) {
    const older = versions[at] ?? oldest;
    const map = await readItemMap(tx, { plan: plan.id, from: older.version, to: newer.version });
    lineage = joinLineages(lineage, lineageOf(older, newer, map));
  }
  return { lineage, codes };
}

function cellOf({ member, commitment, kind, value }: ReleaseScore): ReleasedCell {
  return { member, commitment, asked: kind !== 'not-asked', value: kind === 'score' ? value : null };
}

function plain({ comparable, of, averages, line }: Change): Change & { averages: ReleaseChange['averages'] } {
  return { comparable, of, averages: averages && { ...averages }, line };
}
