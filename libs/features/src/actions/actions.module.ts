import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { ScoringModule } from '../scoring/index.js';
import { ClassAction } from './class-action.js';
import { ContestAction } from './contest-action.js';
import { MoveAction } from './move-action.js';
import { ProposeAction } from './propose-action.js';
import { ReadActions } from './read-actions.js';
import { ReconsiderProposal } from './reconsider-proposal.js';
import { SettleAction } from './settle-action.js';
import { WithdrawAction } from './withdraw-action.js';

const VERBS = [ClassAction, ContestAction, ProposeAction, ReadActions, SettleAction, WithdrawAction];

@Module({
  imports: [AuditModule, CatalogueModule, ScoringModule],
  providers: [MoveAction, ReconsiderProposal, ...VERBS],
  exports: VERBS,
})
export class ActionsModule {}
