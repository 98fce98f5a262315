/** Longer than any request may take; after it the process ends anyway. */
const PATIENCE_MS = 10_000;

/**
 * Ends this process when it is told to: by SIGTERM, or because the launcher that started it is gone. A Ctrl-C reaches the
 * launcher too, which then stops things in order; here it counts only where there is none.
 */
export function obeyLauncher(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', () => process.connected || end());
  process.on('disconnect', end);
  // Told to end while it was still starting: nobody is there to hear that it is ready.
  if (process.send && !process.connected) end();
  else process.send?.({ ready: true });
}
