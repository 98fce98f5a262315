import type { EvidenceFile } from '@signatory/contract';
import { systemReach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.js';
import { KeepEvidenceFile, type SentFile } from '../evidence/index.js';
import type { ScoreCommandOn } from '../scoring/index.js';
import { enterProposal } from './action-scope.js';

export type ReceiveActionFileCommand = Omit<ScoreCommandOn<never>, 'body'> & SentFile;

/** Takes a file into the store, so that an action that is then brought can cite it. */
@Injectable()
export class ReceiveActionFile {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly keepFile: KeepEvidenceFile,
  ) {}

  /** @throws Refusal of `enterProposal` and of `KeepEvidenceFile` */
  async execute(command: ReceiveActionFileCommand): Promise<EvidenceFile> {
    const { cycle, member, actor, at, content, name, declared } = command;
    const { commitment } = enterProposal(await this.catalogue.open(cycle), command);
    return this.keepFile.execute({
      memberCode: member,
      // An assessor writes no file of a member by itself: what it may bring was asked above.
      reach: systemReach([member]),
      subject: `${cycle}/${member}/${commitment.id}`,
      content,
      name,
      declared,
      actor: actor.id,
      at,
    });
  }
}
