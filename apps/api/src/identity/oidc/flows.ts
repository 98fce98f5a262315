import type { SecretBox } from '@signatory/proof';

/** The token of the box that ways to the identity provider lie in. */
export const FLOWS = Symbol('ways to the identity provider');

export type Flows = SecretBox;
