import asyncHooks from 'node:async_hooks';
import { jest } from '@jest/globals';
import { SEEN, tellFailure } from './support/jest/suite-failures.mjs';
import { SuiteStorages } from './support/jest/suite-storages.mjs';

// What suites get that share the modules of a worker (`test/support/jest`).

it('names in a stack the place in the file as it is written', () => {
  expect(new Error('Here.').stack).toContain('test/suite-runtime.spec.ts:9:10');
});

it('refuses to replace a module, which would be replaced for those after it too', () => {
  expect(() => jest.mock('node:fs')).toThrow('node:fs cannot be replaced: hand in a stand-in as an argument.');
});

it('has what stands in `test` for itself', () => {
  const { url } = import.meta;
  expect(url).toMatch(/\?suite=\d+$/);
});

it('says with a failure what the suite showed', async () => {
  const failures = [new Error('It is not “$&”.'), new Error('Of a hook.'), new Error('Nothing is open.')] as const;
  Object.assign(globalThis, { [SEEN]: () => Promise.resolve('Seen at /review') });
  await tellFailure({ name: 'test_fn_failure', error: failures[0] });
  await tellFailure({ name: 'hook_failure', error: failures[1] });
  Object.assign(globalThis, { [SEEN]: () => Promise.resolve('') });
  await tellFailure({ name: 'test_fn_failure', error: failures[2] });
  await tellFailure({ name: 'test_fn_failure', error: 'No error' });
  expect(failures.map(({ stack }) => stack?.split('\n').slice(0, 3))).toEqual([
    ['Error: It is not “$&”.', '', 'Seen at /review'],
    ['Error: Of a hook.', expect.stringMatching(/^ +at /), expect.any(String)],
    ['Error: Nothing is open.', expect.stringMatching(/^ +at /), expect.any(String)],
  ]);
});

it('leaves no asynchronous storage to the promises of the suites after it', () => {
  const storages = new SuiteStorages();
  const storage = storages.during(() => new asyncHooks.AsyncLocalStorage<string>());
  // Node 24 says nothing of it: there no promise hands along what is enabled.
  const isEnabled = (): unknown => Reflect.get(storage, 'enabled') ?? storage.getStore() !== undefined;
  const another = new asyncHooks.AsyncLocalStorage<string>();
  another.run('another', () =>
    storage.run('kept', () => {
      expect(storage.getStore()).toBe('kept');
      expect(isEnabled()).toBe(true);
      storages.end();
      expect(isEnabled()).toBe(false);
      expect(storage.getStore()).toBeUndefined();
      expect(another.getStore()).toBe('another');
    }),
  );
  another.disable();
  // Those of the suite that runs, and of packages: not one for each suite before it, of which the whole run has a hundred.
  expect(Object.getOwnPropertySymbols(Promise.resolve()).length).toBeLessThan(10);
});
