import { z } from 'zod';

/** The last file of a backup: a backup that was cut off has none. */
export const MANIFEST = 'manifest.json';

/** What a backup holds; raised when its form changes. */
export const FORMAT = 1;

const Part = z.object({
  /** `database/<table>.copy`, `blobs/<owner>/<sha256>` or `keys/<name>`. */
  path: z.string(),
  /** Bytes. */
  size: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A table's columns, in the order of its part. */
const Table = z.object({ name: z.string(), columns: z.array(z.string()).min(1), rows: z.int().nonnegative() });

const Sequence = z.object({ name: z.string(), value: z.string().regex(/^\d+$/), called: z.boolean() });

/** Everything that a restore needs to know, and can prove. */
export const Manifest = z.object({
  format: z.literal(FORMAT),
  /** Instant, ISO 8601 in UTC. */
  takenAt: z.string(),
  /** Names of the schema's migrations, in order: a restore needs the same. */
  migrations: z.array(z.string()),
  /** In an order in which each refers to those before it. */
  tables: z.array(Table),
  sequences: z.array(Sequence),
  parts: z.array(Part),
});

export type Manifest = z.infer<typeof Manifest>;
export type BackupPart = z.infer<typeof Part>;
export type BackupTable = z.infer<typeof Table>;

/** Path of a table's part. */
export const tablePath = (name: string): string => `database/${name}.copy`;
