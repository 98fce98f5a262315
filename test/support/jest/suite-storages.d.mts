/** The asynchronous storages that jest's own modules make for a suite. */
export declare class SuiteStorages {
  during<Result>(work: () => Result): Result;
  end(): void;
}
