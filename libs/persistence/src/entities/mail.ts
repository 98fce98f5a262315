import { NEWS_KINDS, type NewsKind } from '@signatory/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { OneOf, Optional, WrittenAt } from './columns.js';

/** What a person wants to be written, and in which language. */
@Entity('notification_setting')
@Unique(['token'])
export class NotificationSettingEntity {
  @PrimaryColumn('uuid') @ForeignKey('person') personId!: string;
  /** Null until the person chose one, or came in by a browser that asks for one: then letters are in the plan's. */
  @Optional('text') language!: string | null;
  /** Kinds that the person does not want. */
  @Column('text', { array: true, default: '{}' }) off!: string[];
  /** Opens one act only: to be written no more. It stands in each letter, so it is kept as it is. */
  @Column('text') token!: string;
}

/** News to one person, and the letter that tells it: what it is about, never its words. */
@Entity('mail')
@Unique(['occasion'])
@Index(['personId', 'kind'])
@Index(['personId', 'createdAt'])
@Index(['createdAt'])
@OneOf('mail', 'kind', NEWS_KINDS)
export class MailEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') @ForeignKey('person') personId!: string;
  @Column('text') kind!: NewsKind;
  @Column('jsonb') facts!: MailFacts;
  /** Cycle, kind, instant and person: whoever finds the same occasion again writes no second letter. */
  @Column('text') occasion!: string;
  @WrittenAt() createdAt!: Date;
  /** False for who wants no letter of the kind: it stands in the product alone. */
  @Column('boolean', { default: true }) letter!: boolean;
  /** When its reader saw it in the product. */
  @Optional('timestamptz') readAt!: Date | null;
  /** Written before it is handed to the mail server. */
  @Optional('timestamptz') claimedAt!: Date | null;
  @Optional('timestamptz') sentAt!: Date | null;
  /** Why it was not sent, or that nobody knows whether it was. */
  @Optional('text') failed!: string | null;
}

export interface MailFacts {
  /** The cycle's id; null of what is about a plan before any cycle, or an access token. */
  readonly cycle: string | null;
  /** The plan version that a consultation is on. */
  readonly plan?: { readonly id: string; readonly version: number };
  /** The name of an access token of the reader. */
  readonly token?: string;
  readonly members: readonly string[];
  /** The instant it is about, ISO. */
  readonly at: string;
  /** The reader follows the whole cycle, and is not one of those who report. */
  readonly digest: boolean;
  /** The entries it is about, by indicator id. */
  readonly parts?: readonly { readonly member: string; readonly indicator: string }[];
  /** The chapters it is about, by commitment id. */
  readonly chapters?: readonly string[];
  /** The scores or actions it is about, by commitment id. */
  readonly scores?: readonly { readonly member: string; readonly commitment: string }[];
  /** Of the members, those whose report came again after a return. */
  readonly again?: readonly string[];
  /** News that happened until then is told with this letter, ISO. */
  readonly upTo?: string;
}
