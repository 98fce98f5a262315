import type { ReleaseDocument } from '@signatory/contract';
import type { LocalText, WrittenTranslation } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { indexPlan, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { APPROVED_ENTRIES } from './standing-reports.js';
import { isKeptBack } from './withhold-results.js';

const NARRATIVES = `
  select v.member_code as member, v.indicator_id as "indicatorId", v.narrative as text, v.translation
  from ${APPROVED_ENTRIES}
  where v.narrative_tier = 'public' and v.narrative is not null and v.status <> 'confidential'`;

/**
 * What members tell beside approved entries of accepted reports, where they chose to have it published. A translation that
 * nobody checked is not theirs yet. Words could give away a figure that is kept back: nothing stands beside one.
 */
export async function gatherNarratives(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
  figures: ReleaseDocument['figures'],
): Promise<NonNullable<ReleaseDocument['narratives']>> {
  type Row = { member: string; indicatorId: string; text: LocalText; translation: WrittenTranslation | null };
  const rows = await tx.query<Row[]>(NARRATIVES, [cycle.id]);
  const told = new Map(rows.map(({ member, indicatorId, ...words }) => [`${member} ${indicatorId}`, wordsOf(words)]));
  const kept = new Set(figures.filter(isKeptBack).map(({ member, indicator }) => `${member} ${indicator}`));
  const placed = [...indexPlan(plan).byId.values()];
  return memberCodes(plan).flatMap((member) =>
    placed.flatMap(({ indicator: { id, code } }) => {
      const text = told.get(`${member} ${id}`);
      return text && !kept.has(`${member} ${code}`) ? [{ member, indicator: code, text }] : [];
    }),
  );
}

function wordsOf({ text, translation }: { text: LocalText; translation: WrittenTranslation | null }): LocalText {
  const { original, texts } = text;
  const own = texts[original];
  return translation === 'CHECKED' || !own ? text : { original, texts: { [original]: own } };
}
