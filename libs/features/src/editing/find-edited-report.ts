import { Injectable } from '@nestjs/common';
import { Catalogue, indexPlan } from '../catalogue/index.js';
import { enterReport, type ReportRequest } from '../submissions/index.js';
import { nameEntryPlace } from './find-edited-entry.js';

/** An entry of a report, and by which name it is told that somebody edits it. */
export interface EditedEntry {
  readonly indicator: string;
  readonly key: string;
}

/** The entries of a report as places that are edited, for who certifies all of them. */
@Injectable()
export class FindEditedReport {
  constructor(private readonly catalogue: Catalogue) {}

  async execute(request: ReportRequest): Promise<EditedEntry[]> {
    const opened = await this.catalogue.open(request.cycle);
    const { key } = enterReport(opened, request, 'report:certify');
    const { byId } = indexPlan(opened.plan);
    return [...byId.values()].map(({ indicator: { code } }) => ({
      indicator: code,
      key: nameEntryPlace(opened.cycle.code, key.memberCode, code),
    }));
  }
}
