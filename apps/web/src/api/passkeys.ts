import type {
  AddedPasskey,
  PasskeyCreation,
  PasskeyRequest,
  PasskeysView,
  SessionView,
  AddPasskey,
  EnrolSecondFactor,
  SignInByPasskey,
  StepUpByPasskey,
} from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** The addresses of passkeys, apart from the others: few screens carry them. */
export const passkeys = {
  own: () => queryOptions({ queryKey: ['passkeys'], queryFn: () => ask<PasskeysView>(path`/me/passkeys`) }),
  begin: (body: EnrolSecondFactor) => ask<PasskeyCreation>(path`/me/passkeys/options`, { method: 'POST', body }),
  add: (body: AddPasskey) => ask<AddedPasskey>(path`/me/passkeys`, { method: 'POST', body }),
  rename: (id: string, name: string) => tell(path`/me/passkeys/${id}`, { method: 'PUT', body: { name } }),
  remove: (id: string) => tell(path`/me/passkeys/${id}/remove`),
  ask: () => ask<PasskeyRequest>(path`/session/passkey/options`, { method: 'POST' }),
  signIn: (body: SignInByPasskey) => ask<SessionView>(path`/session/passkey`, { method: 'POST', body }),
  askAgain: () => ask<PasskeyRequest>(path`/session/step-up/passkey/options`, { method: 'POST' }),
  stepUp: (body: StepUpByPasskey) => tell(path`/session/step-up/passkey`, { method: 'POST', body }),
};
