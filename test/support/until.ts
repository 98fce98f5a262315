/** Each ask costs the product some of the machine on which what is waited for is at work: the longer it takes, the rarer they are. */
const SOONEST_MS = 25;
const LATEST_MS = 500;
/** A pause is this part of the time that has been waited, so that what came is seen within a tenth of it. */
const PART = 0.1;
const LONGEST_WAIT_MS = 90_000;

/** Asks again until the answer is as wanted; says what it was when it never becomes so. */
export async function until<Body>(ask: () => Promise<Body>, isThere: (body: Body) => boolean): Promise<Body> {
  const begun = Date.now();
  for (;;) {
    const body = await ask();
    if (isThere(body)) return body;
    const waited = Date.now() - begun;
    if (waited > LONGEST_WAIT_MS) throw new Error(`It never came to that: ${JSON.stringify(body)}`);
    const pause = Math.min(LATEST_MS, Math.max(SOONEST_MS, waited * PART));
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
