import { jest } from '@jest/globals';

// What suites get that share the modules of a worker (`test/support/jest`).

it('names in a stack the place in the file as it is written', () => {
  expect(new Error('Here.').stack).toContain('test/suite-runtime.spec.ts:6:10');
});

it('refuses to replace a module, which would be replaced for those after it too', () => {
  expect(() => jest.mock('node:fs')).toThrow('node:fs cannot be replaced: hand in a stand-in as an argument.');
});

it('has what stands in `test` for itself', () => {
  const { url } = import.meta;
  expect(url).toMatch(/\?suite=\d+$/);
});
