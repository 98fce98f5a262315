import { useQuery } from '@tanstack/react-query';
import { signInWays } from '../api/sign-in-ways.js';
import { hasPasskeys } from './passkey-device.js';

/** Whether a passkey can be used on this page, and why not. */
export type PasskeyPlace =
  | { readonly kind: 'here' }
  /** The installation is at an address to which none can belong. */
  | { readonly kind: 'address' }
  /** The page is open at another address than the one to which they belong. */
  | { readonly kind: 'elsewhere'; readonly address: string }
  | { readonly kind: 'browser' };

/** Undefined before the server has told where they belong. */
export function usePasskeyPlace(): PasskeyPlace | undefined {
  const { data } = useQuery(signInWays());
  if (!data) return undefined;
  if (data.passkeys === null) return { kind: 'address' };
  if (data.passkeys !== location.origin) return { kind: 'elsewhere', address: data.passkeys };
  return { kind: hasPasskeys() ? 'here' : 'browser' };
}
