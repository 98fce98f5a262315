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
    // From Node 24 on it is read only, and can be described anew.
    const before = Object.getOwnPropertyDescriptor(asyncHooks, 'AsyncLocalStorage');
    const value = class extends AsyncLocalStorage {
      constructor(...args) {
        super(...args);
        made.push(this);
      }
    };
    Object.defineProperty(asyncHooks, 'AsyncLocalStorage', { value, configurable: true, enumerable: true });
    try {
      return work();
    } finally {
      Object.defineProperty(asyncHooks, 'AsyncLocalStorage', before);
    }
  }

  end() {
    for (const storage of this.made) storage.disable();
  }
}
