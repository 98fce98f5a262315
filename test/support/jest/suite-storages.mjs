import asyncHooks from 'node:async_hooks';

/**
 * The asynchronous storages that jest's own modules make for a suite. Each that is left enabled is handed along by every promise
 * of the worker's suites after it: after a hundred suites an `await` took a hundred times its time.
 */
export class SuiteStorages {
  made = [];

  /** Does work whose storages are of the suite. */
  during(work) {
    const { made } = this;
    const { AsyncLocalStorage } = asyncHooks;
    asyncHooks.AsyncLocalStorage = class extends AsyncLocalStorage {
      constructor(...args) {
        super(...args);
        made.push(this);
      }
    };
    try {
      return work();
    } finally {
      asyncHooks.AsyncLocalStorage = AsyncLocalStorage;
    }
  }

  end() {
    for (const storage of this.made) storage.disable();
  }
}
