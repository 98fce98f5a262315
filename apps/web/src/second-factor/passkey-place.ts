import type { SignInWays } from '@signatory/contract';
import { hasPasskeys } from './passkey-device.js';

/** Whether a passkey can be used on this page, and why not. */
export type PasskeyPlace =
  | { readonly kind: 'here' }
  /** The installation is at an address to which none can belong. */
  | { readonly kind: 'address' }
  /** The page is open at another address than the one to which they belong. */
  | { readonly kind: 'elsewhere'; readonly address: string }
  | { readonly kind: 'browser' };

/** By what the server tells of where they belong. */
export function passkeyPlaceOf({ passkeys }: SignInWays): PasskeyPlace {
  if (passkeys === null) return { kind: 'address' };
  if (passkeys !== location.origin) return { kind: 'elsewhere', address: passkeys };
  return { kind: hasPasskeys() ? 'here' : 'browser' };
}
