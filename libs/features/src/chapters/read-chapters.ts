import type { ChapterRow, ChapterTextView, ChapterView } from '@signatory/contract';
import {
  addressesIn,
  CHAPTER,
  commandsIn,
  grantsFor,
  NO_SECTIONS,
  Refusal,
  requireApart,
  requireWithin,
  resultsOf,
  stateOfChapterText,
  type Actor,
  type ChapterState,
  type Commitment,
  type CycleScope,
} from '@signatory/domain';
import { ChapterEntity, Database, hashOf } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { memberCodes, ReadCycles, requireScored, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { findingsOf, type NumbersOf } from './chapter-numbers.js';
import { readFigures, readTexts, type TextRow } from './chapter-rows.js';
import { chapterLanguages, enterChapter, placeOfChapter } from './chapter-scope.js';
import { citableNow, type Citable } from './citable.js';
import { evidenceAtHand } from './evidence-at-hand.js';
import { resultsFor, resultsNow } from './results-now.js';

export interface ChaptersQuestion {
  readonly actor: Actor;
  /** The cycle's code. */
  readonly cycle: string;
  readonly at: Date;
}

/** The chapters of a cycle, for those who write and clear them. */
@Injectable()
export class ReadChapters {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
  ) {}

  /** One row for each commitment that the reader's roles reach, in the plan's order. @throws Refusal `not-found`, `permission.missing`, `cycle.baseline` */
  async list({ actor, cycle: code, at }: ChaptersQuestion): Promise<ChapterRow[]> {
    const opened = await this.cycles.open(code, actor, at);
    const { cycle, plan } = opened;
    const scope = { plan: plan.id, cycle: code };
    requireWithin(actor, 'chapter:read', scope, at.toISOString());
    const reads = (commitment: Commitment): boolean =>
      grantsFor(actor, 'chapter:read', placeOfChapter(opened, commitment), at.toISOString()).length > 0;
    requireScored(cycle);
    const citable = await citableNow(this.database, opened);
    return this.database.as(actorReach(actor, scope, memberCodes(plan), at), async (tx) => {
      const heads = new Map(
        (await tx.findBy(ChapterEntity, { cycleId: cycle.id })).map((head) => [head.commitmentId, head]),
      );
      const texts = await readTexts(tx, cycle.id);
      const figures = await readFigures(tx, cycle.id);
      const results = resultsOf(await resultsNow(tx, opened));
      return plan.commitments.filter(reads).map(({ id }): ChapterRow => {
        const head = heads.get(id);
        const described = describeTexts(
          texts.filter(({ commitmentId }) => commitmentId === id),
          head?.original ?? null,
          { opened, results, citable, figures: figures.filter(({ commitmentId }) => commitmentId === id) },
        );
        return {
          commitment: id,
          state: head?.state ?? null,
          original: head?.original ?? null,
          translations: described
            .filter(({ language }) => language !== head?.original)
            .map(({ language, state, outdated }) => ({ language, state, outdated })),
          findings: described.reduce((sum, { findings }) => sum + findings.length, 0),
          changed: head?.changedAt.toISOString() ?? null,
        };
      });
    });
  }

  /** One chapter whole; of one that nobody began, what it can be begun with. */
  async one(question: ChaptersQuestion & { readonly commitment: string }): Promise<ChapterView> {
    const { actor, at } = question;
    const opened = await this.cycles.open(question.cycle, actor, at);
    const scope = enterChapter(opened, question, 'chapter:read');
    const { cycleId, commitmentId } = scope.key;
    const evidence = await evidenceAtHand(this.database, opened, scope);
    const citable = await citableNow(this.database, opened);
    return this.database.as(scope.reach, async (tx) => {
      const head = await tx.findOneBy(ChapterEntity, scope.key);
      const texts = await readTexts(tx, cycleId, commitmentId);
      const figures = await readFigures(tx, cycleId, commitmentId);
      const results = await resultsNow(tx, opened);
      const original = head?.original ?? chapterLanguages(opened)[0] ?? 'en';
      const cited = texts.find(({ language }) => language === original)?.cited ?? [];
      const state = head?.state ?? CHAPTER.initial;
      return {
        commitment: commitmentId,
        state,
        version: head?.version ?? 0,
        original,
        texts: describeTexts(texts, original, { opened, results: resultsOf(results), citable, figures }),
        references: [...cited],
        hidden: hiddenIn(texts, cited, citable),
        evidence,
        actions: citable.actions
          .filter((action) => action.commitment === commitmentId)
          .map(({ id, member, happened, text, class: given }) => ({ id, member, happened, text, class: given })),
        figures: figures.map(({ sentence, figure, n }) => ({ sentence, figure, n })),
        results: resultsFor(results, commitmentId),
        commands: commandsFor(opened, { ...question, commitment: scope.commitment }, state),
      };
    });
  }
}

/** Of what the chapter names already: whoever reads this learns no address from it. */
function hiddenIn(texts: readonly TextRow[], cited: TextRow['cited'], { isHidden }: Citable): string[] {
  const written = texts.flatMap(({ sections: { background, definitions, members } }) =>
    [background, definitions, ...Object.values(members)].flatMap(addressesIn),
  );
  const named = [...cited.flatMap(({ url }) => url ?? []), ...written.map(({ text }) => text)];
  return [...new Set(named)].filter(isHidden);
}

/** In every language of the cycle, the original first. */
function describeTexts(
  texts: readonly TextRow[],
  original: string | null,
  numbers: Omit<NumbersOf, 'cited'>,
): ChapterTextView[] {
  const source = texts.find(({ language }) => language === original);
  const sourceSha256 = source ? hashOf(source.sections) : '';
  const languages = new Set([...(original === null ? [] : [original]), ...chapterLanguages(numbers.opened)]);
  return [...languages].map((language): ChapterTextView => {
    const text = texts.find((each) => each.language === language);
    const saved = text && language === original ? { checked: true, sourceSha256 } : (text ?? null);
    return {
      language,
      ...stateOfChapterText(saved, sourceSha256),
      n: text?.n ?? 0,
      sections: text?.sections ?? { ...NO_SECTIONS, members: {} },
      by: text?.by ?? null,
      at: text?.at.toISOString() ?? null,
      findings: text
        ? findingsOf(text, { ...numbers, cited: source?.cited ?? [] }).map((finding) => ({ ...finding }))
        : [],
    };
  });
}

/** What the reader may do now: the machine's commands, and those of translations beside them. */
function commandsFor(
  opened: OpenedCycle,
  { actor, at, commitment }: Pick<ChaptersQuestion, 'actor' | 'at'> & { readonly commitment: Commitment },
  state: ChapterState,
): string[] {
  const scope = placeOfChapter(opened, commitment);
  const clears = grantsFor(actor, 'chapter:clear', scope, at.toISOString()).length > 0;
  const edits = grantsFor(actor, 'chapter:edit', scope, at.toISOString()).length > 0 && isApart(actor, scope, at);
  return [
    ...new Set([
      ...(edits
        ? [...commandsIn(CHAPTER, state, 'editor'), ...(state === 'CLEARED' ? [] : ['translate', 'check-translation'])]
        : []),
      ...(clears ? commandsIn(CHAPTER, state, 'secretariat') : []),
    ]),
  ];
}

function isApart(actor: Actor, scope: CycleScope, at: Date): boolean {
  try {
    requireApart(actor, 'chapter:edit', scope, at.toISOString());
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
