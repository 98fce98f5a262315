import { renderReport } from '@signatory/pdf';
import { openBrowser } from '../support/browser.js';
import type { Benchmark } from './benchmark.js';
import { runChild } from './child.js';
import { contentOf } from './scorecard/content.js';
import { htmlOf, printWithChromium } from './scorecard/print-with-chromium.js';
import { printWithPdfkit } from './scorecard/print-with-pdfkit.js';
import { printWithPdfmake } from './scorecard/print-with-pdfmake.js';
import { fortyPages } from './scorecard/release.js';

/** Documents a round; as many before the first, until the engine has optimised what it will. */
const PRINTS = 4;

export const P5: Benchmark = {
  id: 'P5',
  what: 'CPU ms of a 40-page report beside plain pdfkit code (same words, tagged, same font files)',
  ratio: 'ours/beside',
  goal: '≤ 0.7',
  gate: '1',
  async prepare(tell) {
    const document = fortyPages();
    const report = contentOf(document);
    const script = new URL('scorecard/print-once.ts', import.meta.url);
    const [ours, plain] = [await runChild(script, ['ours']), await runChild(script, ['pdfkit'])];
    tell(`peak memory of a process that prints it once: ours ${ours} MB, plain pdfkit ${plain} MB`);
    return warmed(async () => ({
      ours: await timeCpu(() => renderReport(document)),
      beside: await timeCpu(() => printWithPdfkit(report)),
    }));
  },
};

export const P5M: Benchmark = {
  id: 'P5m',
  what: 'CPU ms of a 40-page report beside pdfmake (same words, same font files, pdfmake without tags)',
  ratio: 'beside/ours',
  goal: '≥ 4',
  gate: '2',
  prepare() {
    const document = fortyPages();
    const report = contentOf(document);
    return warmed(async () => ({
      ours: await timeCpu(() => renderReport(document)),
      beside: await timeCpu(() => printWithPdfmake(report)),
    }));
  },
};

export const P5C: Benchmark = {
  id: 'P5c',
  what: 'ms of a 40-page report beside an open Chromium that prints the same words as a page',
  ratio: 'beside/ours',
  goal: '≥ 10',
  gate: '5',
  async prepare() {
    const document = fortyPages();
    const report = contentOf(document);
    const browser = await openBrowser();
    const html = htmlOf(report);
    // Chromium works in several processes, so that only the clock can compare.
    const prepared = await warmed(async () => ({
      ours: await timeClock(() => renderReport(document)),
      beside: await timeClock(() => printWithChromium(browser, html, report)),
    }));
    return { ...prepared, close: () => browser.close() };
  },
};

type Print = () => Promise<Uint8Array>;

async function warmed<Round>(round: () => Promise<Round>): Promise<{ round: () => Promise<Round> }> {
  await round();
  return { round };
}

/** CPU milliseconds of one document: a busy neighbour does not count. */
function timeCpu(print: Print): Promise<number> {
  return average(print, () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  });
}

function timeClock(print: Print): Promise<number> {
  return average(print, () => performance.now());
}

async function average(print: Print, now: () => number): Promise<number> {
  const started = now();
  for (let count = 0; count < PRINTS; count += 1) await print();
  return (now() - started) / PRINTS;
}
