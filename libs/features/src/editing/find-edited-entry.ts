import { Injectable } from '@nestjs/common';
import { Catalogue, requireIndicator } from '../catalogue/index.js';
import { enterReport, requireOwnEntry, type ReportRequest } from '../submissions/index.js';
import type { EditedPlace } from './tell-editing.js';

/** By which name it is told that an entry is edited. */
export function nameEntryPlace(cycle: string, member: string, indicator: string): string {
  return ['editing', cycle, member, indicator].join(':');
}

/** An entry as a place that is edited, for those who may. */
@Injectable()
export class FindEditedEntry {
  constructor(private readonly catalogue: Catalogue) {}

  /** Refuses as `SaveEntry` does whoever may not save it. */
  async execute(request: ReportRequest & { readonly indicator: string }): Promise<EditedPlace> {
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'report:edit');
    const placed = requireIndicator(opened.plan, request.indicator);
    requireOwnEntry(scope, placed, request);
    const member = scope.key.memberCode;
    const key = nameEntryPlace(opened.cycle.code, member, placed.indicator.code);
    return { key, audience: { member, cycle: scope.key.cycleId, draft: true } };
  }
}
