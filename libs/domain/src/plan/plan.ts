import type { LocalText } from '../text.js';
import type { Codebook } from './codebook.js';
import type { Commitment } from './commitment.js';
import type { ItemProvenance } from './provenance.js';

/**
 * One version of an action plan, whole: what is asked, of whom, how it is measured and how it is scored.
 * Immutable once a cycle uses it. Nothing in the code knows any one plan.
 */
export interface Plan {
  /** Stable over all versions: `g7-migrant-smuggling`. Lower case letters, digits and hyphens. */
  readonly id: string;
  /** 1, 2, …; a new version is a new document. */
  readonly version: number;
  readonly title: LocalText;
  /** For running heads and narrow screens. */
  readonly shortTitle: LocalText;
  readonly adopted: Adoption;
  readonly sources: readonly Source[];
  readonly members: readonly Member[];
  readonly conflictGroups: readonly ConflictGroup[];
  readonly pillars: readonly Pillar[];
  readonly commitments: readonly Commitment[];
  /** Code lists of disaggregations: `sex`, `age`. */
  readonly disaggregations: readonly CodeList[];
  /** Closed lists that a `list` indicator counts on: `routes`, `platforms`. */
  readonly lists: readonly CodeList[];
  /** Figures of two members that tell of the same exchange; absent in plans that compare none. */
  readonly mirrors?: readonly Mirror[];
  /** How entries are reviewed; absent where one approval is enough for all of them. */
  readonly review?: { readonly approvals: number };
  /** What the classes of actions mean; absent in plans whose actions nobody classes. */
  readonly codebook?: Codebook;
  /** Public sources that reviewers search where a member is silent, by name; absent in plans that name none. */
  readonly deskSources?: readonly Source[];
  readonly method: Method;
}

/** What one member reports sent, another reports received: compared when both are submitted, never above a warning. */
export interface Mirror {
  /** A short code: `mla`; the rule is `mirror.mla`. */
  readonly code: string;
  readonly severity: 'INFO' | 'WARNING';
  /** Codes of figure indicators, both broken down by `partners`. */
  readonly sent: string;
  readonly received: string;
  /** The disaggregation whose codes are member codes. */
  readonly partners: string;
  /** The difference let pass, as a share of the larger figure: a decimal string from 0 to 1. */
  readonly tolerance: string;
}

export interface Adoption {
  /** ISO date. */
  readonly date: string;
  readonly place: string;
  readonly document: string;
}

export interface Source {
  readonly code: string;
  readonly title: string;
  readonly publisher: string;
  readonly url?: string;
  /** ISO date. */
  readonly published?: string;
  readonly accessed?: string;
}

export interface Member {
  /** ISO 3166-1 alpha-2 for a country; `EU`, `AU` for an organisation. Sorted and compared bytewise. */
  readonly code: string;
  readonly name: LocalText;
  /** Three letters or so for column heads: `CAN`, `EU`. */
  readonly abbreviation: string;
  readonly kind: 'country' | 'organisation';
}

/** Members whose officials may not judge each other: the EU with its member states. */
export interface ConflictGroup {
  readonly code: string;
  readonly members: readonly string[];
}

export interface Pillar {
  /** `I`, `II`, … as the plan numbers them. */
  readonly code: string;
  readonly name: LocalText;
  /** The heading of its development in the plan's text. */
  readonly heading?: LocalText;
  readonly provenance: ItemProvenance;
}

export interface CodeList {
  readonly code: string;
  readonly name: LocalText;
  readonly codes: readonly Code[];
}

export interface Code {
  readonly code: string;
  readonly label: LocalText;
}

/** The settings of the scoring method, versioned with the plan and printed in every report. */
export interface Method {
  readonly version: string;
  readonly na: 'exclude' | 'as-zero';
  readonly ties: 'competition' | 'dense';
  readonly overall: 'commitments' | 'pillars';
  readonly ranking: 'none' | 'bands' | 'ranks';
  readonly silence: 'exclude' | 'desk';
  readonly doubleScoring: 'all' | 'sample';
  /** Share of asked commitments under which a member is listed apart, 0–1 as a decimal string. */
  readonly rankedFrom: string;
  /** Days of the right of reply. */
  readonly replyDays: number;
  // What follows came later: a plan that was adopted before has none of it, and `methodSettings` says what then holds.
  /** Cells with two blind scores from which on coefficients of agreement are printed. */
  readonly agreementFrom?: number;
  /** Share of comparable cells under which two cycles are two points without a line, 0–1 as a decimal string. */
  readonly comparableFrom?: string;
  /** Whether organisations, such as the European Union, count in averages over members and have ranks. */
  readonly organisations?: 'counted' | 'apart';
  /** Where `doubleScoring` is `sample`: the share of cells that a second reviewer scores in any case, 0–1 as a decimal string, and what it is drawn from. */
  readonly sample?: { readonly share: string; readonly seed: string };
  /** What members are told of a release before its embargo, and whether they may object. */
  readonly adoption?: 'none' | 'note' | 'silence';
  /** Days in which nobody must have objected. */
  readonly silenceDays?: number;
}

/** Every setting, also those that a plan leaves to their defaults. */
export type MethodSettings = Required<Method>;
