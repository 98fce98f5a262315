import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';
import { tellFailure } from './suite-failures.mjs';

/** Which symbols of the global object are jest's own, of one suite. */
const OF_SUITE = /^(JEST_STATE_SYMBOL|EVENT_HANDLERS|TEST_TIMEOUT_SYMBOL|.*RETRY.*|signatory-suite-(globals|seen))$/;

/**
 * The global object of a worker, which its suites share as they share the modules that they load. What jest and a suite change
 * on it is put back, so that no suite depends on those before it.
 */
export default class SuiteEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.console = globalThis.console;
    this.exit = process.exit;
    this.env = process.env;
    this.variables = { ...process.env };
    this.names = Object.keys(projectConfig.globals);
    Object.assign(globalThis, projectConfig.globals);
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    globalThis.console = this.console;
    process.exit = this.exit;
    process.env = this.env;
    for (const name of Object.keys(process.env)) if (!(name in this.variables)) delete process.env[name];
    Object.assign(process.env, this.variables);
    for (const name of this.names) delete globalThis[name];
    for (const symbol of Object.getOwnPropertySymbols(globalThis))
      if (OF_SUITE.test(symbol.description)) delete globalThis[symbol];
  }

  handleTestEvent(event) {
    return tellFailure(event);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** None: everything runs where the worker does. */
  getVmContext() {
    return null;
  }
}
