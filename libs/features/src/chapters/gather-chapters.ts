import { resultsOfRelease, type ReleaseChapter, type ReleaseDocument } from '@signatory/contract';
import { faultOf, Refusal, stateOfChapterText, type ChapterReference } from '@signatory/domain';
import { ChapterEntity, hashOf } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { rewriteSource, withheldIn } from '../scoring/index.js';
import { findingsOf, nameOf } from './chapter-numbers.js';
import { readFigures, readTexts } from './chapter-rows.js';
import { readCitable } from './citable.js';

/**
 * The chapters that a release prints: every one that somebody began, each cleared by the secretariat. A cycle in which nobody
 * writes has none, and is released without. `actions` are the ids of those released, in their order. Refuses `release.chapters-open` with the code of each that is not cleared.
 */
export async function gatherChapters(
  tx: EntityManager,
  opened: OpenedCycle,
  actions: readonly string[],
): Promise<ReleaseChapter[] | null> {
  const { cycle, plan } = opened;
  const heads = await tx.findBy(ChapterEntity, { cycleId: cycle.id });
  if (heads.length === 0) return null;
  const byCommitment = new Map(heads.map((head) => [head.commitmentId, head]));
  const inOrder = plan.commitments.flatMap(({ id }) => byCommitment.get(id) ?? []);
  const open = inOrder.filter(({ state }) => state !== 'CLEARED');
  if (open.length > 0)
    throw new Refusal('release.chapters-open', {
      chapters: open.map(({ commitmentId }) => nameOf(plan, commitmentId)).join(', '),
    });
  const texts = await readTexts(tx, cycle.id);
  const { isHidden, standing } = await readCitable(tx, opened);
  // One that a text names stops the release; one that none names would be in its data all the same.
  const isPublic = ({ url, action }: ChapterReference): boolean =>
    (url === undefined || !isHidden(url)) && (action === undefined || standing.has(action));
  return inOrder.map(({ commitmentId, original }): ReleaseChapter => {
    const own = texts.filter((text) => text.commitmentId === commitmentId);
    const source = own.find(({ language }) => language === original);
    const sourceSha256 = source ? hashOf(source.sections) : '';
    const printed = own.filter((text) => text === source || stateOfChapterText(text, sourceSha256).state === 'CHECKED');
    return {
      commitment: commitmentId,
      original,
      texts: Object.fromEntries(
        printed.map(({ language, sections }) => [language, { ...sections, members: { ...sections.members } }]),
      ),
      references: (source?.cited ?? []).filter(isPublic).map(({ action, ...reference }) => {
        const place = action === undefined ? -1 : actions.indexOf(action);
        const told = rewriteSource(reference, (text) => withheldIn(text, null, isHidden));
        return { ...told, ...(place >= 0 && { action: place }) };
      }),
    };
  });
}

/**
 * Holds every printed text against the tables of its own release. Refuses `release.numbers-contradict`, each place with its
 * chapter, language, section and offset; a figure that was answered before stays answered.
 */
export async function requireAgreement(
  tx: EntityManager,
  opened: OpenedCycle,
  document: ReleaseDocument,
): Promise<void> {
  const { chapters = [] } = document;
  if (chapters.length === 0) return;
  const results = resultsOfRelease(document);
  const figures = await readFigures(tx, opened.cycle.id);
  const kept = await readTexts(tx, opened.cycle.id);
  const citable = await readCitable(tx, opened);
  const findings = chapters.flatMap(({ commitment: commitmentId, original, texts }) => {
    const own = figures.filter((figure) => figure.commitmentId === commitmentId);
    const source = kept.find((text) => text.commitmentId === commitmentId && text.language === original);
    return Object.entries(texts).flatMap(([language, sections]) =>
      findingsOf(
        { commitmentId, language, sections },
        { opened, results, cited: source?.cited ?? [], citable, figures: own },
      ),
    );
  });
  if (findings.length === 0) return;
  const chaptersNamed = [...new Set(findings.map(({ chapter }) => chapter))].join(', ');
  throw new Refusal('release.numbers-contradict', { chapters: chaptersNamed, faults: findings.map(faultOf), findings });
}
