/** What a reference says, for the programs that keep references: a release, or what one cites. */
export interface Citation {
  readonly type: 'report' | 'webpage' | 'document';
  /** Letters, digits, `-`, `.` and `_`, as every program takes a key. */
  readonly key: string;
  readonly title: string;
  /** BCP 47, of the title; absent where nobody says it. */
  readonly language?: string;
  readonly kind?: string;
  /** Who publishes, as reports are cited, with the city: `Observatory of Ports (Geneva)`. */
  readonly publisher: string | null;
  readonly number?: number | null;
  /** `2026-11-24` */
  readonly issued: string | null;
  readonly accessed?: string | null;
  /** `14`, `12–13` */
  readonly pages?: string | null;
  /** Where a reader finds and checks it. */
  readonly address: string | null;
  /** What a reader must know of it: that its data are illustrative, whose scores they are, the words that it is cited for. */
  readonly notes: readonly string[];
}
