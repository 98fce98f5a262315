/** How much a trial at random does, and with which numbers. */
export interface Trials {
  /** Workers killed on each queue. */
  readonly kills: number;
  /** Times that two commands are given at once, of each kind. */
  readonly races: number;
  /** Reports, and scores, that are taken through commands in any order, some seventy each. */
  readonly orders: number;
  /** Malformed requests. */
  readonly requests: number;
  readonly seed: number;
}

/** What the environment asks for; without it a part of the hundred, at other instants each time. */
export function trials(): Trials {
  const {
    SIGNATORY_TEST_KILLS: kills = '10',
    SIGNATORY_TEST_RACES: races = '20',
    SIGNATORY_TEST_ORDERS: orders = '12',
    SIGNATORY_TEST_REQUESTS: requests = '2000',
    SIGNATORY_TEST_SEED: seed = String(Date.now() % 1_000_000),
  } = process.env;
  for (const [name, given] of Object.entries({
    SIGNATORY_TEST_KILLS: kills,
    SIGNATORY_TEST_RACES: races,
    SIGNATORY_TEST_ORDERS: orders,
    SIGNATORY_TEST_REQUESTS: requests,
    SIGNATORY_TEST_SEED: seed,
  }))
    if (!/^\d{1,9}$/.test(given)) throw new Error(`${name} is ${JSON.stringify(given)}: it must be a whole number.`);
  return {
    kills: Number(kills),
    races: Number(races),
    orders: Number(orders),
    requests: Number(requests),
    seed: Number(seed),
  };
}
