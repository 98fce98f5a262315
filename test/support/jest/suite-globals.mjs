// What `@jest/globals` is in a suite; evaluated anew in each.
export const { jest, expect, describe, it, test, beforeAll, beforeEach, afterAll, afterEach } =
  globalThis[Symbol.for('signatory-suite-globals')];
