import { QueuePage } from '@signatory/contract';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import type { Benchmark } from './benchmark.js';
import { serveExamples } from './served-world.js';
import { openSlowly, servePlainPages, writeOut } from './slow-screen.js';

const ROWS = 5_000;

/** Keys pressed on a screen, and the least that answers them on the same elements without the product. */
interface Interaction {
  readonly name: string;
  readonly account: string | null;
  readonly path: string;
  /** Makes an answer long, and focuses what is pressed on. */
  readonly prepare?: (page: Page) => Promise<void>;
  readonly begin: (page: Page) => Promise<void>;
  readonly keys: readonly string[];
  readonly plain?: () => void;
}

const INTERACTIONS: readonly Interaction[] = [
  {
    name: `a queue of ${ROWS} rows, walked and chosen from`,
    account: 'reviewer2',
    path: '/review',
    prepare: lengthenQueue,
    begin: (page) => page.locator('tbody th a').first().focus(),
    keys: ['j', 'x', 'j', 'j', 'x', 'k', 'x', 'j', 'j', 'x'],
    plain: () => {
      addEventListener('keydown', ({ key }) => {
        const row = document.activeElement?.closest('tr');
        const next = key === 'j' ? row?.nextElementSibling : key === 'k' ? row?.previousElementSibling : null;
        next?.querySelector<HTMLElement>('th a')?.focus();
        const box = key === 'x' ? row?.querySelector('input') : null;
        if (box) box.checked = !box.checked;
      });
    },
  },
  {
    name: 'a figure, typed',
    account: 'germany',
    path: '/report/g7-2025/DE/entry/ii2_seized',
    begin: (page) => page.getByLabel('Total').focus(),
    keys: ['End', '1', '2', '3', 'Backspace', '4', 'Backspace', 'Backspace', 'Backspace', '5'],
  },
];

export const P12: Benchmark = {
  id: 'P12',
  what: `ms from a key to the frame that shows its effect, a quarter of the processor, in a queue of ${ROWS} rows and while a figure is typed, beside the same elements with the fewest lines of plain script`,
  ratio: 'beside/ours',
  goal: '≥ 0.6',
  gate: '0.4',
  async prepare(tell) {
    const world = await serveExamples(tell);
    const browser = await openBrowser();
    const plain = await servePlainPages(world.product.url);
    const stages = await Promise.all(
      INTERACTIONS.map(async (interaction) => ({
        interaction,
        cookie: interaction.account === null ? undefined : await world.signIn(interaction.account),
      })),
    );
    const pages: { interaction: Interaction; ours: Page; copy: Page }[] = [];
    for (const { interaction, cookie } of stages) {
      const ours = await openOn(browser, world.product.url + interaction.path, interaction, cookie);
      const copy = await openOn(browser, plain.add(await writeOut(ours)), interaction);
      if (interaction.plain) await copy.evaluate(interaction.plain);
      pages.push({ interaction, ours, copy });
    }
    return {
      round: async () => {
        let [ours, beside] = [0, 0];
        for (const page of pages) {
          const { interaction } = page;
          const [mine, theirs] = [await press(page.ours, interaction), await press(page.copy, interaction)];
          tell(`${interaction.name}: ${mine.toFixed(1)} ms, plain ${theirs.toFixed(1)} ms`);
          ours += mine / pages.length;
          beside += theirs / pages.length;
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

function openOn(browser: Browser, url: string, { prepare }: Interaction, cookie?: string): Promise<Page> {
  return openSlowly(browser, url, {
    ...(cookie !== undefined && { cookie }),
    before: async (page) => {
      await page.addInitScript(() => localStorage.setItem('signatory-review-shortcuts', 'on'));
      await page.addInitScript(measureKeys);
      await prepare?.(page);
    },
  });
}

/** The same rows again and again under other codes, in one answer: what the browser does with many is measured, not who sent them. */
async function lengthenQueue(page: Page): Promise<void> {
  await page.route('**/reviews/queue*', async (route) => {
    const answer = await route.fetch();
    const queue = QueuePage.parse(await answer.json());
    const rows = Array.from({ length: ROWS }, (_, at) => {
      const row = queue.rows[at % queue.rows.length];
      if (!row) throw new Error('Nothing waits in the examples.');
      return { ...row, indicator: `${row.indicator}-${at}` };
    });
    await route.fulfill({ response: answer, json: { ...queue, rows, total: ROWS, next: null } });
  });
}

interface Measured {
  keyTimes: number[];
}

/** In the page: from each key to the first moment after the frame that it led to. */
function measureKeys(): void {
  const measured = window as unknown as Measured;
  measured.keyTimes = [];
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => measured.keyTimes.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    true,
  );
}

/** The mean of all keys of an interaction, in milliseconds. */
async function press(page: Page, { begin, keys }: Interaction): Promise<number> {
  await begin(page);
  await page.evaluate(() => ((window as unknown as Measured).keyTimes.length = 0));
  for (const [at, key] of keys.entries()) {
    await page.keyboard.press(key);
    await page.waitForFunction((count) => (window as unknown as Measured).keyTimes.length > count, at);
  }
  const times = await page.evaluate(() => (window as unknown as Measured).keyTimes);
  return times.reduce((sum, ms) => sum + ms, 0) / times.length;
}
