import { Check, Column, PrimaryColumn } from 'typeorm';
import { wordList } from '../word-list.js';

/** Compared and sorted bytewise, whatever the database's locale: a member's code in the key of each of its rows. */
export const MemberKey = (): PropertyDecorator => PrimaryColumn({ type: 'text', collation: 'C' });

/** A column that may be empty. */
export const Optional = (
  type: 'text' | 'integer' | 'smallint' | 'bigint' | 'json' | 'jsonb' | 'date' | 'timestamptz' | 'uuid' | 'boolean',
): PropertyDecorator => Column({ type, nullable: true });

/** An instant the database sets when the row is written. */
export const WrittenAt = (): PropertyDecorator => Column('timestamptz', { default: () => 'now()' });

/** The check that a column holds one of these words; named as the migration names it. */
export const OneOf = (table: string, column: string, words: readonly string[]): ClassDecorator =>
  Check(`${table}_${column}_check`, `${column} in (${wordList(words)})`);
