/** Asks again until the answer is as wanted; says what it was when it never becomes so. */
export async function until<Body>(ask: () => Promise<Body>, isThere: (body: Body) => boolean): Promise<Body> {
  for (let asked = 0; ; asked += 1) {
    const body = await ask();
    if (isThere(body)) return body;
    if (asked > 1200) throw new Error(`It never came to that: ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
