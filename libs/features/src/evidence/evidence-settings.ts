/** What a process lets be brought as evidence. */
export interface EvidenceSettings {
  /** Bytes of one file. */
  readonly bytes: number;
}

export const EVIDENCE_SETTINGS: EvidenceSettings = { bytes: 25 * 1_048_576 };

/** The injection token of `EvidenceSettings`. */
export const EVIDENCE = Symbol('evidence');
