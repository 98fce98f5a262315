import { REPORT_IMPORT_STATES, type FaultWords, type ReportImportState } from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { MemberKey, OneOf, Optional, WrittenAt } from './columns.js';
import {
  IMPORT_DECISIONS,
  IMPORT_FIELD_KINDS,
  IMPORT_FORMATS,
  type ImportDecision,
  type ImportFieldKind,
  type ImportFormat,
} from './words.js';

/** A file brought to a report: how far it is, and what a dry run found in it. */
@Entity('report_import')
@Index('report_import_id_idx', ['id'])
@OneOf('report_import', 'state', REPORT_IMPORT_STATES)
@OneOf('report_import', 'format', IMPORT_FORMATS)
@Check('report_import_size_check', 'size >= 0')
export class ReportImportEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text', { default: 'QUEUED' }) state!: ReportImportState;
  /** The file's name as it was sent. */
  @Column('text') name!: string;
  @Column('text') format!: ImportFormat;
  /** Of the stored file, whose key is `imports_<member>/<sha256>`. */
  @Column('text') sha256!: string;
  /** Bytes; a bigint arrives as a string. */
  @Column('bigint') size!: string;
  /** The report's revision that the dry run compared with. */
  @Optional('integer') revision!: number | null;
  /** Fields read so far. */
  @Column('integer', { default: 0 }) done!: number;
  @Optional('jsonb') counts!: ImportCounts | null;
  /** The reporter said that faulty rows are left out. */
  @Column('boolean', { default: false }) leaveOut!: boolean;
  /** The revision that it made. */
  @Optional('integer') appliedRevision!: number | null;
  /** Why it ended in ERROR, to be said in the reader's language; of one that ended before these were kept, `cause` is the sentence. */
  @Optional('jsonb') causeWords!: FaultWords | null;
  @Optional('text') cause!: string | null;
  /** A person's id; `decided_by` is who let it be applied. */
  @Column('text') requestedBy!: string;
  @Optional('text') decidedBy!: string | null;
  @WrittenAt() queuedAt!: Date;
  @Optional('timestamptz') startedAt!: Date | null;
  @Optional('timestamptz') readAt!: Date | null;
  @Optional('timestamptz') endedAt!: Date | null;
  /** The file and what was found are gone; the record stays. */
  @Optional('timestamptz') sweptAt!: Date | null;
}

/** What a dry run counted. */
export interface ImportCounts {
  /** Fields that the file has. */
  readonly fields: number;
  readonly unchanged: number;
  readonly changes: number;
  readonly conflicts: number;
  /** Conflicts that nobody has decided yet. */
  readonly undecided: number;
  /** Every fault, also those beyond what is kept. */
  readonly faults: number;
}

/** A field that an import would change, or on which both sides changed. No foreign key: it would halve the speed of a million rows, and they go with their import. */
@Entity('import_field')
@OneOf('import_field', 'kind', IMPORT_FIELD_KINDS)
@OneOf('import_field', 'decision', IMPORT_DECISIONS)
export class ImportFieldEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('uuid') importId!: string;
  @PrimaryColumn('text') kind!: ImportFieldKind;
  @PrimaryColumn('integer') n!: number;
  /** The indicator's code. */
  @Column('text') indicator!: string;
  @Column('text') field!: string;
  /** As exported; null where the file does not carry it, or it was empty. */
  @Optional('text') base!: string | null;
  /** As stored; null where nothing stands there. */
  @Optional('text') before!: string | null;
  /** As the file has it; null where it clears the field. */
  @Optional('text') after!: string | null;
  @Optional('text') decision!: ImportDecision | null;
}

/** Something in a file that cannot be taken, with its place and the cure. */
@Entity('import_fault')
@OneOf('import_fault', 'severity', ['INFO', 'ERROR'])
@Check('import_fault_words_check', 'words is not null or (message is not null and cure is not null)')
export class ImportFaultEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('uuid') importId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('text') code!: string;
  /** `INFO` is for the sender to know and stops nothing. */
  @Column('text') severity!: 'INFO' | 'ERROR';
  @Optional('text') sheet!: string | null;
  /** 1 is the first row of the sheet or file. */
  @Optional('integer') rowNo!: number | null;
  @Optional('text') columnName!: string | null;
  /** `C12`. */
  @Optional('text') cell!: string | null;
  /** JSON pointer, of a JSON file. */
  @Optional('text') pointer!: string | null;
  @Optional('text') indicator!: string | null;
  @Optional('text') field!: string | null;
  /** What is wrong and the cure, to be said in the reader's language; of a file read before these were kept, the two sentences. */
  @Optional('jsonb') words!: FaultWords | null;
  @Optional('text') message!: string | null;
  @Optional('text') cure!: string | null;
}
