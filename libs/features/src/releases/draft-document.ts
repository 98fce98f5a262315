import type { ReleaseDocument } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { BLOBS, type BlobStore } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { requireScored, type OpenedCycle } from '../catalogue/index.js';
import { gatherChapters } from '../chapters/index.js';
import { gatherDoubleScores } from '../scoring/index.js';
import { assembleRelease } from './assemble-release.js';
import { earlierFigures, type FrozenRelease } from './earlier-releases.js';
import { freeze } from './freeze-document.js';
import { gatherActions } from './gather-actions.js';
import { gatherAnswers } from './gather-answers.js';
import { findReleasesBefore, gatherChange } from './gather-change.js';
import { gatherNarratives } from './gather-narratives.js';
import { gatherCompleteness } from './gather-completeness.js';
import {
  gatherFigures,
  gatherPunctuality,
  gatherScores,
  gatherSubmissions,
  gatherSuspended,
  gatherValidation,
} from './gather-release.js';
import { gatherReplies, requireAnswers } from './gather-replies.js';
import { SOFTWARE, type Software } from './release-ports.js';
import { SigningKeys } from './signing-keys.js';
import { withholdBasis } from './withhold-basis.js';
import { keptBefore, withholdAnswers } from './withhold-results.js';

export interface DraftFrame {
  readonly number: number;
  readonly issued: Date;
  readonly at: Date;
  /** Every release of the cycle that was public once. */
  readonly earlier: readonly FrozenRelease[];
  /** What it is printed against. */
  readonly standing: FrozenRelease | null;
  /** Without them no chapter has to be cleared. */
  readonly chapters: boolean;
}

/** It is done with the second where nothing of the cycle changes. */
const MOST_READINGS = 5;

/** Which transactions a statement sees: as long as it is the same, so is all that is read. */
async function readSeen(tx: EntityManager): Promise<string | undefined> {
  const [row] = await tx.query<{ seen: string }[]>('select pg_current_snapshot()::text as seen');
  return row?.seen;
}

/** What a release of a cycle would say now. */
@Injectable()
export class DraftDocument {
  constructor(
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(SOFTWARE) private readonly software: Software,
    private readonly keys: SigningKeys,
  ) {}

  /**
   * Read by many statements, of which each sees what was committed before it: it is read again until nothing was committed
   * meanwhile, or until two readings say the same. Else a score might stand beside the reason of another. Refuses
   * `release.replies-open`, `release.scores-open`, `release.nothing-scored` and `release.chapters-open`, and `release.moving`
   * where it does not come to rest.
   */
  async execute(tx: EntityManager, opened: OpenedCycle, frame: DraftFrame): Promise<ReleaseDocument> {
    let last: string | null = null;
    for (let readings = 0; readings < MOST_READINGS; readings += 1) {
      const before = await readSeen(tx);
      const document = await this.read(tx, opened, frame);
      if ((await readSeen(tx)) === before) return document;
      // Others write all the time, and most of it is no part of a release.
      const { sha256 } = freeze(document);
      if (sha256 === last) return document;
      last = sha256;
    }
    throw new Refusal('release.moving', { cycle: opened.cycle.code });
  }

  private async read(tx: EntityManager, opened: OpenedCycle, frame: DraftFrame): Promise<ReleaseDocument> {
    const { cycle, plan, planSha256 } = opened;
    const { title, code, windowFrom, windowTo, deadlineAt, source, illustrative } = cycle;
    const phase = requireScored(cycle);
    // Asked before the scores: an unanswered dispute is why its score is open.
    await requireAnswers(tx, opened);
    const before = await findReleasesBefore(tx, this.blobs, opened);
    const scores = await gatherScores(tx, opened);
    const acted = source ? null : await gatherActions(tx, opened, scores);
    const judged = await gatherReplies(tx, opened);
    const isJudged = [judged.replies, judged.ledger].some((each) => each !== undefined && each.length > 0);
    const said = await gatherAnswers(tx, opened);
    const unseen = { plan, kept: said.kept, before: keptBefore(before) };
    const figures = await gatherFigures(tx, opened, earlierFigures(frame.earlier), unseen);
    const answers = withholdAnswers(unseen, said.answers, figures);
    const submissions = source ? [] : await gatherSubmissions(tx, opened);
    const assembled = await assembleRelease({
      plan,
      planSha256,
      cycle: {
        code,
        title,
        window: windowFrom && windowTo ? { from: windowFrom, to: windowTo } : null,
        deadline: deadlineAt?.toISOString() ?? null,
      },
      phase,
      number: frame.number,
      issued: frame.issued,
      marks: illustrative ? ['illustrative'] : [],
      source: source ? { kind: 'matrix', ...source } : { kind: 'cycle', citation: null, url: null, sha256: null },
      software: this.software,
      publisher: this.keys.publisher,
      paper: this.keys.paper,
      verification: await this.keys.verification(tx, frame.at),
      scores: withholdBasis(unseen, scores, { figures, answers, submissions }),
      judged: source && !isJudged ? null : judged,
      acted: acted?.part ?? null,
      submissions,
      punctuality: source ? null : await gatherPunctuality(tx, opened, frame.at),
      completeness: source ? null : await gatherCompleteness(tx, opened, frame.at),
      chapters: frame.chapters ? await gatherChapters(tx, opened, acted?.ids ?? []) : null,
      doubleScores: source ? [] : await gatherDoubleScores(tx, cycle.id),
      validation: await gatherValidation(tx, opened),
      suspended: await gatherSuspended(tx, opened),
      figures,
      answers: source ? null : answers,
      narratives: await gatherNarratives(tx, opened, figures),
      standing: frame.standing?.document ?? null,
    });
    const change = await gatherChange(tx, plan, assembled.scores, before);
    return change ? { ...assembled, change } : assembled;
  }
}
