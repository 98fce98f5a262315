import type { SigningKey } from '@signatory/proof';

/** The token of what a release says it was made with. */
export const SOFTWARE = Symbol('software');

export interface Software {
  readonly name: string;
  readonly version: string;
}

/** The token of what releases are signed with. */
export const SIGNING = Symbol('signing');

/** The key of a process that signs, and the public address at which what it signed is verified. */
export interface Signing {
  /** Null in a process that signs nothing, as workers: it has no business with the key. */
  readonly key: SigningKey | null;
  /** Without a final slash. */
  readonly site: string;
  /** Who publishes, as documents are cited. */
  readonly publisher?: string | undefined;
  /** What documents are laid out for; A4 where nobody said. */
  readonly paper?: 'A4' | 'Letter' | undefined;
}

/** What a process has that signs nothing. */
export const SIGNS_NOTHING: Signing = { key: null, site: '' };

/** The key, in a command that needs it. */
export function keyOf({ key }: Signing): SigningKey {
  if (key) return key;
  throw new Error('This process was given no signing key: only those that freeze and sign releases have it.');
}
