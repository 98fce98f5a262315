import { openBrowser } from '../support/browser.js';
import type { Benchmark } from './benchmark.js';
import { serveExamples } from './served-world.js';
import { openSlowly, readLargestPaint, servePlainPages, writeOut } from './slow-screen.js';

/** Where each role begins, and the two screens at which most of the work is done. */
const SCREENS = [
  ['germany', '/report'],
  ['germany', '/report/g7-2025/DE/entry/ii2_seized'],
  ['reviewer2', '/review'],
  ['reviewer2', '/scoring'],
  ['secretariat', '/cycles'],
  [null, '/results/rio-2024-interim?view=matrix'],
] as const;

export const P11: Benchmark = {
  id: 'P11',
  what: 'ms until the largest piece of a screen is drawn, the mean of six screens with nothing fetched before, a quarter of the processor and a slow line, beside the same screens as plain HTML with the same styles and fonts',
  ratio: 'beside/ours',
  goal: '≥ 0.5',
  gate: '0.33',
  async prepare(tell) {
    const world = await serveExamples(tell);
    const browser = await openBrowser();
    const plain = await servePlainPages(world.product.url);
    const paint = async (url: string, cookie?: string): Promise<number> => {
      const page = await openSlowly(browser, url, cookie === undefined ? {} : { cookie });
      const ms = await readLargestPaint(page);
      await page.context().close();
      return ms;
    };
    const screens = await Promise.all(
      SCREENS.map(async ([name, path]) => ({
        url: world.product.url + path,
        cookie: name === null ? undefined : await world.signIn(name),
      })),
    );
    const copies: string[] = [];
    for (const { url, cookie } of screens) {
      const page = await openSlowly(browser, url, cookie === undefined ? {} : { cookie });
      copies.push(plain.add(await writeOut(page)));
      await page.context().close();
    }
    return {
      round: async () => {
        let [ours, beside] = [0, 0];
        for (const [at, { url, cookie }] of screens.entries()) {
          const [mine, theirs] = [await paint(url, cookie), await paint(copies[at] ?? '')];
          tell(`${new URL(url).pathname}: ${mine.toFixed(0)} ms, as plain HTML ${theirs.toFixed(0)} ms`);
          ours += mine / screens.length;
          beside += theirs / screens.length;
        }
        return { ours, beside };
      },
      close: async () => {
        plain.close();
        await browser.close();
        await world.close();
      },
    };
  },
};
