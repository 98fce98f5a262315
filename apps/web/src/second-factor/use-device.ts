import { useState } from 'react';

/** An act that waits for the person's device: one at a time, with what came of the last. */
export interface DeviceAct {
  readonly isBusy: boolean;
  readonly error: Error | null;
  run(): void;
  /** In place of the act, what somebody chose to have done. */
  perform(chosen: () => Promise<void>): void;
}

/** @param act throws `DeviceError` as it throws what the server refuses */
export function useDevice(act: () => Promise<void>): DeviceAct {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const perform = async (chosen: () => Promise<void>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await chosen();
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, run: () => void perform(act), perform: (chosen) => void perform(chosen) };
}
