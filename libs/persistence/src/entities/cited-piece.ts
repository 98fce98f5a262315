import type { EvidenceTier } from '@signatory/domain';
import { Column } from 'typeorm';
import { Optional } from './columns.js';
import type { PublisherClass } from './words.js';

/** What is said of a piece of evidence, whatever it stands behind: where it is from, and who may read it. */
export abstract class CitedPiece {
  @Column('text') title!: string;
  @Optional('text') publisher!: string | null;
  @Optional('text') publisherClass!: PublisherClass | null;
  @Optional('text') url!: string | null;
  /** A stored file of the same member. */
  @Optional('text') blobSha256!: string | null;
  /** ISO dates. */
  @Optional('date') happened!: string | null;
  @Optional('date') published!: string | null;
  @Optional('date') accessed!: string | null;
  @Optional('text') page!: string | null;
  @Optional('text') quote!: string | null;
  @Column('text') tier!: EvidenceTier;
}
