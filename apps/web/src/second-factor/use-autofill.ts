import type { PasskeyAnswer } from '@signatory/contract';
import { useEffect, useEffectEvent } from 'react';
import { passkeys } from '../api/passkeys.js';
import { hasAutofill, signOnDevice } from './passkey-device.js';

/** The field in which a browser offers passkeys. */
const FIELD = 'input[autocomplete~="webauthn"]';

/** So long a question is asked: the server takes answers for five minutes. */
const LASTS_MS = 240_000;

/**
 * Has the browser offer the passkeys of its device in the field that says so (`autocomplete="… webauthn"`), beside the
 * addresses that it knows. Nothing is asked where it cannot, nor before somebody is in that field: most sign-ins need no
 * question, and the server counts them. Nothing is said where nobody chooses one.
 * @param isFree false while the device is asked for something else: it has one request at a time
 */
export function useAutofill(isFree: boolean, onChosen: (credential: PasskeyAnswer) => void): void {
  const choose = useEffectEvent(onChosen);
  useEffect(() => {
    if (!isFree) return undefined;
    const leave = new AbortController();
    void offer(leave.signal).then((credential) => {
      if (credential && !leave.signal.aborted) choose(credential);
    });
    return () => leave.abort();
  }, [isFree]);
}

/** What the device signed for who chose a passkey; null where nobody did. */
async function offer(left: AbortSignal): Promise<PasskeyAnswer | null> {
  if (!(await hasAutofill())) return null;
  while (await isInField(left)) {
    const round = startRound(left);
    try {
      return await signOnDevice(await passkeys.ask(), round.signal);
    } catch {
      // Also without a connection: the button beside the field says what is wrong.
      if (!round.signal.aborted) return null;
    } finally {
      round.end();
    }
  }
  return null;
}

/** Waits until the field has the focus, which it may have from the start; false once the screen is left. */
async function isInField(left: AbortSignal): Promise<boolean> {
  const isOver = (): boolean => left.aborted || document.activeElement?.matches(FIELD) === true;
  if (!isOver())
    await new Promise<void>((resolve) => {
      const done = new AbortController();
      const look = (): void => {
        if (!isOver()) return;
        done.abort();
        resolve();
      };
      document.addEventListener('focusin', look, { signal: done.signal });
      left.addEventListener('abort', look, { signal: done.signal });
    });
  return !left.aborted;
}

/** One question; it ends when the screen is left, and when somebody comes back to one that has become too old to be answered. */
function startRound(left: AbortSignal): { readonly signal: AbortSignal; end(): void } {
  const round = new AbortController();
  const begun = performance.now();
  const end = (): void => round.abort();
  const renew = (): void => {
    if (performance.now() - begun > LASTS_MS) end();
  };
  left.addEventListener('abort', end);
  document.addEventListener('visibilitychange', renew);
  document.addEventListener('focusin', renew);
  return {
    signal: round.signal,
    end: () => {
      left.removeEventListener('abort', end);
      document.removeEventListener('visibilitychange', renew);
      document.removeEventListener('focusin', renew);
    },
  };
}
