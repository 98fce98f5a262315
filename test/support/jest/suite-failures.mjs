/** Under which a suite keeps what tells what it has open for people to see: `() => Promise<string>`, empty for nothing. */
export const SEEN = Symbol.for('signatory-suite-seen');

/** Of a test that fails, the message says what its suite showed at that moment: on another machine nobody saw it. */
export async function tellFailure({ name, error }) {
  if (name !== 'test_fn_failure' || !(error instanceof Error)) return;
  const seen = await globalThis[SEEN]?.();
  // jest prints the stack, which begins with the message.
  if (seen) error.stack = error.stack?.replace(error.message, () => `${error.message}\n\n${seen}\n`);
}
