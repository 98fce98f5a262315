import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { openPage } from '../support/browser.js';

/** A quarter of this machine's processor and a slow line, as a person on the road with an old laptop has them. */
const PROCESSOR = 4;
/** A machine at its limits answers late; it is measured, not refused. */
const PATIENCE_MS = 120_000;
/** From the heading until a screen surely stands. */
const SETTLED_MS = 10_000;
const LINE = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 625_000 };

/** Opens an address in a browser that has fetched nothing yet, slowed down from the first byte; `before` prepares the page. */
export async function openSlowly(
  browser: Browser,
  url: string,
  { cookie, before }: { readonly cookie?: string; readonly before?: (page: Page) => Promise<void> } = {},
): Promise<Page> {
  const page = await openPage(browser, 'about:blank');
  page.setDefaultTimeout(PATIENCE_MS);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR });
  await session.send('Network.emulateNetworkConditions', LINE);
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: new URL(url).origin }]);
  }
  await before?.(page);
  await page.goto(url);
  await page.locator('main h1').waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  // What is still under way by then draws nothing more: a stream may look busy for as long as it is open.
  await page.waitForLoadState('networkidle', { timeout: SETTLED_MS }).catch(() => undefined);
  return page;
}

/** Milliseconds until the largest piece of what one reads was on the screen: the Largest Contentful Paint. */
export function readLargestPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
}

/** A page as it stands, without its scripts: the least that a browser has to draw for the same picture. */
export function writeOut(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const script of copy.querySelectorAll('script, link[rel="modulepreload"], link[rel="preload"]'))
      script.remove();
    const written = copy.querySelectorAll('input, textarea');
    document.querySelectorAll<HTMLInputElement>('input, textarea').forEach(({ value }, at) => {
      written[at]?.setAttribute('value', value);
    });
    return `<!doctype html>${copy.outerHTML}`;
  });
}

/** A server of pages that were written out; their styles and fonts come from the product, which sends them as to its own. */
export interface PlainPages {
  /** The address at which a page stands from now on. */
  add(html: string): string;
  close(): void;
}

export async function servePlainPages(product: string): Promise<PlainPages> {
  const pages: string[] = [];
  const server = createServer((request, response) => {
    const html = pages[Number(request.url?.slice(1))];
    if (html === undefined) void passOn(`${product}${request.url}`, response);
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    add: (html) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${pages.push(html) - 1}`,
    close: () => server.close(),
  };
}

async function passOn(address: string, response: ServerResponse): Promise<void> {
  const answer = await fetch(address);
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  response.writeHead(answer.status, { 'content-type': type }).end(Buffer.from(await answer.arrayBuffer()));
}
