import { Injectable } from '@nestjs/common';
import type { EvidenceFile } from '@signatory/contract';
import { Catalogue } from '../catalogue/index.js';
import { enterReport, requireOpenCycle, subjectOf, type ReportRequest } from '../submissions/index.js';
import { KeepEvidenceFile, type SentFile } from './keep-evidence-file.js';

export type ReceiveFileCommand = ReportRequest & SentFile;

/** Takes a file into the store, so that a piece of evidence behind an entry can cite it. */
@Injectable()
export class ReceiveEvidenceFile {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly keepFile: KeepEvidenceFile,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing`, `cycle.not-open`, `cycle.closed` and what `KeepEvidenceFile` refuses */
  async execute({ actor, at, content, name, declared, ...request }: ReceiveFileCommand): Promise<EvidenceFile> {
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, { ...request, actor, at }, 'report:edit');
    const { memberCode } = scope.key;
    requireOpenCycle(opened.cycle, memberCode, at);
    const { reach } = scope;
    const subject = subjectOf(scope);
    return this.keepFile.execute({ memberCode, reach, subject, content, name, declared, actor: actor.id, at });
  }
}
