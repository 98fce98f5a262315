import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { AdjudicateScore } from './adjudicate-score.js';
import { AnswerReply } from './answer-reply.js';
import { ConfirmScores } from './confirm-scores.js';
import { CountWaiting } from './count-waiting.js';
import { ExplainDeparture } from './explain-departure.js';
import { ExplainScore } from './explain-score.js';
import { GiveOpinion } from './give-opinion.js';
import { GiveReply } from './give-reply.js';
import { ImportScores } from './import-scores.js';
import { LogDeskSearch } from './log-search.js';
import { MoveScore } from './move-score.js';
import { ReadAgreement } from './read-agreement.js';
import { ReadScoreDesk } from './read-score-desk.js';
import { ReadScores } from './read-scores.js';
import { ReadSearches } from './read-searches.js';
import { AskSecondScore } from './ask-second-score.js';
import { RescoreChanged } from './rescore-changed.js';
import { RescoreScores } from './rescore-scores.js';
import { SetFinding } from './set-finding.js';
import { ShareScores } from './share-scores.js';

const VERBS = [
  AdjudicateScore,
  AnswerReply,
  ConfirmScores,
  CountWaiting,
  ExplainDeparture,
  ExplainScore,
  GiveOpinion,
  GiveReply,
  ImportScores,
  AskSecondScore,
  LogDeskSearch,
  ReadAgreement,
  ReadScoreDesk,
  ReadScores,
  ReadSearches,
  RescoreChanged,
  RescoreScores,
  SetFinding,
  ShareScores,
];

@Module({ imports: [AuditModule, CatalogueModule], providers: [MoveScore, ...VERBS], exports: [MoveScore, ...VERBS] })
export class ScoringModule {}
