import { canonicalJson } from '@signatory/persistence';

/** An event as it is stored. */
export interface StoredEvent {
  readonly id: string;
  readonly at: Date;
  /** Canonical JSON. */
  readonly body: string;
}

/**
 * An event as the trail is sealed over it, and as a line of an exported trail: canonical JSON of all that is stored of it
 * but its place, which is that of the line.
 */
export function leafOf({ id, at, body }: StoredEvent): string {
  return canonicalJson({ at: at.toISOString(), body, id });
}
