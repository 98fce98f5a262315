import type { SessionView } from '@signatory/contract';
import { describeSession, EVIDENCE, type EvidenceSettings, type Signed } from '@signatory/features';
import { Inject, Injectable } from '@nestjs/common';
import { Admission } from '../http/admission.js';

/** What a session says to its own person, by whatever way it was opened. */
@Injectable()
export class SessionDescription {
  constructor(
    private readonly admission: Admission,
    @Inject(EVIDENCE) private readonly evidence: EvidenceSettings,
  ) {}

  of(signed: Signed, at: Date): SessionView {
    const absent = this.admission.asksForSecondFactor(signed, at) ? 'missing' : 'off';
    return {
      ...describeSession(signed),
      secondFactor: signed.hasSecondFactor ? 'on' : absent,
      limits: { evidenceBytes: this.evidence.bytes },
    };
  }
}
