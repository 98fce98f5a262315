import type { LocalText } from '../text.js';
import type { EvidenceTier, NarrativeTier } from './evidence-tier.js';
import type { KnownLink } from './link-check.js';
import type { WrittenTranslation } from './translation.js';

/** SDMX `OBS_STATUS` in words. */
export const OBSERVATION_STATUSES = [
  'normal',
  'provisional',
  'estimated',
  'missing',
  'not-applicable',
  'confidential',
] as const;
export type ObservationStatus = (typeof OBSERVATION_STATUSES)[number];

/** What a member's entry says. *Not answered yet* is the absence of an entry, and a fifth thing. */
export const ANSWER_STATUSES = ['answered', 'no-data', 'not-applicable', 'confidential'] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

/** A member's report in a cycle at one revision, by indicator code. */
export interface Report {
  readonly member: string;
  readonly entries: Readonly<Record<string, Entry>>;
}

/** The answer to one indicator. */
export interface Entry {
  readonly status: AnswerStatus;
  /** Why there is no data, or why it does not apply. */
  readonly reason?: string;
  readonly value: Answer | null;
  /** Figures only: by cell name, `sex.female`. */
  readonly cells?: Readonly<Record<string, Cell>>;
  /** Of the total. */
  readonly observation?: ObservationStatus;
  /** ISO 4217, amounts only. */
  readonly currency?: string;
  readonly narrative?: LocalText;
  /** Of the narrative, where it has one. */
  readonly translation?: WrittenTranslation;
  /** Of the narrative: `reviewers` where it is absent. */
  readonly narrativeTier?: NarrativeTier;
  /** The day its figures were known (ISO), where it was declared. */
  readonly vintage?: string;
  readonly evidence: readonly Evidence[];
}

/** A figure is a decimal string at every border; a choice, date or text is a string; a list is its items. */
export type Answer = string | boolean | readonly ListItem[];

export interface Cell {
  /** A decimal string. */
  readonly value: string | null;
  readonly status: ObservationStatus;
}

export interface ListItem {
  /** On the indicator's closed list. */
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Evidence {
  /** Of a stored piece; a new one has none yet. */
  readonly id?: string;
  readonly title: string;
  readonly publisher?: string;
  readonly publisherClass?: 'official' | 'international-organisation' | 'media' | 'civil-society';
  readonly url?: string;
  readonly tier?: EvidenceTier;
  /** SHA-256 of a stored file. */
  readonly file?: string;
  /** ISO dates. */
  readonly happened?: string;
  readonly published?: string;
  readonly accessed?: string;
  readonly page?: string;
  readonly quote?: string;
  /** The item of a list it stands behind. */
  readonly item?: string;
  /** What asking for its page came to, where it was asked: known of a piece, and no part of what the member says. */
  readonly link?: KnownLink;
}
