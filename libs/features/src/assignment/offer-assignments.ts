import type { AssignmentProposalView } from '@signatory/contract';
import { proposeAssignments, reviewCells } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { memberCodes, ReadCycles } from '../catalogue/index.js';
import { enterAssignments, type AssignmentRequest } from './assignment-scope.js';
import { readJudges } from './judges.js';

/** Proposes reviewers for every cell of a cycle that lacks some. It changes nothing. */
@Injectable()
export class OfferAssignments {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing` */
  async execute(request: AssignmentRequest): Promise<AssignmentProposalView> {
    const { opened, reach, context } = await enterAssignments(this.cycles, request);
    const { plan } = opened;
    const judges = await this.database.as(reach, (tx) => readJudges(tx, opened, request.at));
    const reviewers = judges.filter(({ roles }) => roles.includes('reviewer'));
    const pillars = plan.pillars.map(({ code }) => code);
    const { cells, loads } = proposeAssignments(reviewCells(memberCodes(plan), pillars), reviewers, context);
    return {
      cells: cells.map((cell) => ({
        ...cell,
        kept: [...cell.kept],
        added: [...cell.added],
        obstacles: { ...cell.obstacles },
      })),
      loads: [...loads],
    };
  }
}
