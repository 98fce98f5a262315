import type { Method, MethodSettings } from './plan.js';

/** What holds where a plan does not say: the settings that plans could not have from the first. */
export function methodSettings(method: Method): MethodSettings {
  return {
    agreementFrom: 40,
    comparableFrom: '0.6',
    organisations: 'counted',
    sample: { share: '0.2', seed: '' },
    adoption: 'none',
    silenceDays: 5,
    ...method,
  };
}
