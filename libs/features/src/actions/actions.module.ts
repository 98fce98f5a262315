import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { ScoringModule } from '../scoring/index.js';
import { ClassAction } from './class-action.js';
import { ContestAction } from './contest-action.js';
import { MoveAction } from './move-action.js';
import { ProposeAction } from './propose-action.js';
import { ReadActionFile } from './read-action-file.js';
import { ReadActions } from './read-actions.js';
import { ReceiveActionFile } from './receive-action-file.js';
import { ReconsiderProposal } from './reconsider-proposal.js';
import { SettleAction } from './settle-action.js';
import { WithdrawAction } from './withdraw-action.js';

const VERBS = [
  ClassAction,
  ContestAction,
  ProposeAction,
  ReadActionFile,
  ReadActions,
  ReceiveActionFile,
  SettleAction,
  WithdrawAction,
];

@Module({
  imports: [AuditModule, CatalogueModule, EvidenceModule, ScoringModule],
  providers: [MoveAction, ReconsiderProposal, ...VERBS],
  exports: VERBS,
})
export class ActionsModule {}
