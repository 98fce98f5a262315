import type {
  NewSecondFactor,
  RecoveryCodes,
  SecondFactorView,
  ChangeSecondFactor,
  EnrolSecondFactor,
  GiveCode,
} from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** The addresses of the own second factor, apart from the others: few screens carry them. */
export const secondFactor = {
  own: () =>
    queryOptions({ queryKey: ['second-factor'], queryFn: () => ask<SecondFactorView>(path`/me/second-factor`) }),
  enrol: (body: EnrolSecondFactor) => ask<NewSecondFactor>(path`/me/second-factor`, { method: 'POST', body }),
  confirm: (body: GiveCode) => ask<RecoveryCodes>(path`/me/second-factor/confirm`, { method: 'POST', body }),
  renewCodes: (body: ChangeSecondFactor) =>
    ask<RecoveryCodes>(path`/me/second-factor/recovery-codes`, { method: 'POST', body }),
  remove: (body: ChangeSecondFactor) => tell(path`/me/second-factor/remove`, { method: 'POST', body }),
  stepUp: (body: GiveCode) => tell(path`/session/step-up`, { method: 'POST', body }),
};
