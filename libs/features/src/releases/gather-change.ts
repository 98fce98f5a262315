import { ReleaseDocument, type ReleasePoint, type ReleaseScore } from '@signatory/contract';
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

// Of the same plan, and before this cycle: an earlier window, or the interim of the same one. One of each cycle.
const BEFORE = `
  select sha256 from (
    select distinct on (c.id) r.sha256, c.window_to, c.phase from release r join cycle c on c.id = r.cycle_id
    where c.plan_id = $1 and c.id <> $2 and r.state = 'PUBLISHED'
      and (c.window_to < $3::date or (c.window_to = $3::date and c.phase = 'interim' and $4 = 'final'))
    order by c.id, r.number desc) before
  order by window_to, phase = 'final', sha256`;

interface Released {
  readonly document: ReleaseDocument;
  readonly sha256: string;
}

/** The published releases of the plan before a cycle's, the oldest first; its scores are compared with the last. */
export async function findReleasesBefore(
  tx: EntityManager,
  blobs: BlobStore,
  { cycle }: OpenedCycle,
): Promise<Released[]> {
  const rows = await tx.query<{ sha256: string }[]>(BEFORE, [cycle.planId, cycle.id, cycle.windowTo, cycle.phase]);
  const releases: Released[] = [];
  for (const { sha256 } of rows) {
    const json = await blobs.read(blobKey(RELEASES, sha256));
    releases.push({ document: ReleaseDocument.parse(JSON.parse(json.toString())), sha256 });
  }
  return releases;
}

/** What changed since the last of earlier releases, over the cells that the decided maps between the plan's versions make comparable. */
export async function gatherChange(
  tx: EntityManager,
  plan: Plan,
  scores: readonly ReleaseScore[],
  earlier: readonly Released[],
): Promise<ReleaseChange | undefined> {
  const last = earlier.at(-1);
  if (!last) return undefined;
  const { document, sha256 } = last;
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
    series: earlier.map((release, at) => pointOf(release, earlier[at - 1])),
    ...plain(changes),
    members: changes.members.map(({ member, ...change }) => ({ member, ...plain(change) })),
    commitments: changes.commitments.map(({ commitment, ...change }) => ({ commitment, ...plain(change) })),
    cells: changes.cells.map((cell) => ({ ...cell })),
    compared: changes.compared.map((cell) => ({ ...cell })),
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

/** A line that was frozen is of use only while the release that it comes from still stands. */
function pointOf({ document, sha256 }: Released, before: Released | undefined): ReleasePoint {
  const { cycle, phase, number, tables } = document;
  const change = before && document.change?.since.sha256 === before.sha256 ? document.change : undefined;
  const lines = new Set(change?.members.filter(({ line }) => line).map(({ member }) => member));
  return {
    cycle: cycle.code,
    title: cycle.title,
    phase,
    until: cycle.window?.to ?? null,
    number,
    sha256,
    ...coveredBy(tables.overall),
    line: change?.line ?? false,
    members: tables.members.map((mean) => ({
      member: mean.member,
      ...coveredBy(mean),
      line: lines.has(mean.member),
    })),
  };
}

function coveredBy({
  average,
  scored,
  applicable,
}: ReleaseDocument['tables']['overall']): Pick<ReleasePoint, 'average' | 'scored' | 'applicable'> {
  return { average, scored, applicable };
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
