import { useState } from 'react';

/** An act that waits for the person's device: one at a time, with what came of the last. */
export interface DeviceAct {
  readonly isBusy: boolean;
  readonly error: Error | null;
  run(): void;
}

/** @param act throws `DeviceError` as it throws what the server refuses */
export function useDevice(act: () => Promise<void>): DeviceAct {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const run = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await act();
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, run: () => void run() };
}
