import type { LinkReason, LinkState } from '@signatory/domain';
import { Column } from 'typeorm';
import { Optional } from './columns.js';

/** What asking for the page of a piece came to the last time; a piece that was never asked for has none. */
export abstract class LinkOutcome {
  @Column('text') state!: LinkState;
  @Optional('text') reason!: LinkReason | null;
  /** Of the last answer over HTTP. */
  @Optional('integer') status!: number | null;
  @Optional('text') movedTo!: string | null;
  @Column('timestamptz') checkedAt!: Date;
  /** Since when it is so: rules that read it run again for what changed after they ran. */
  @Column('timestamptz') changedAt!: Date;
}
