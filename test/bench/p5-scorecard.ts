import { renderReport } from '@signatory/pdf';
import type { ReleaseDocument } from '@signatory/contract';
import { openBrowser } from '../support/browser.js';
import type { Benchmark } from './benchmark.js';
import { runChild } from './child.js';
import { compile } from './compiled.js';
import { contentOf } from './scorecard/content.js';
import { htmlOf, printWithChromium } from './scorecard/print-with-chromium.js';
import { printWithPdfkit } from './scorecard/print-with-pdfkit.js';
import { printWithPdfmake } from './scorecard/print-with-pdfmake.js';
import { fortyPages, sixHundredPages } from './scorecard/release.js';

/** A report of one length. */
interface Length {
  /** Pages, about. */
  readonly pages: 40 | 600;
  /** At the end of the benchmarks' ids. */
  readonly suffix: string;
  /** Documents a round. */
  readonly prints: number;
  /** Rounds before the first that counts, until the engine has optimised what it will. */
  readonly warming: number;
  /** MB that a process may take that prints it. */
  readonly most: number;
  release(): ReleaseDocument;
}

const FORTY: Length = { pages: 40, suffix: '', prints: 4, warming: 1, most: 160, release: fortyPages };
const SIX_HUNDRED: Length = { pages: 600, suffix: '-600', prints: 1, warming: 4, most: 300, release: sixHundredPages };

type Print = () => Promise<Uint8Array>;

/** Beside plain pdfkit, in time. */
function besidePdfkit({ pages, suffix, prints, warming, release }: Length): Benchmark {
  return {
    id: `P5${suffix}`,
    what: `CPU ms of a ${pages}-page report beside plain pdfkit code (same words, tagged, same font files)`,
    ratio: 'ours/beside',
    goal: '≤ 0.7',
    gate: '1',
    prepare() {
      const document = release();
      const report = contentOf(document);
      return warmed(warming, async () => ({
        ours: await timeCpu(prints, () => renderReport(document)),
        beside: await timeCpu(prints, () => printWithPdfkit(report)),
      }));
    },
  };
}

/** Beside plain pdfkit, in memory. */
function residentBesidePdfkit({ pages, suffix, most }: Length): Benchmark {
  return {
    id: `P5r${suffix}`,
    what: `peak MB of a process that writes a ${pages}-page report, beside that of plain pdfkit code`,
    ratio: 'ours/beside',
    goal: `≤ 1.1, ≤ ${most} MB`,
    gate: '1.3',
    async prepare() {
      const { script, remove } = await compile(new URL('scorecard/print-once.ts', import.meta.url));
      const resident = async (printer: string): Promise<number> =>
        Number(await runChild(script, [printer, String(pages)], { readsTypeScript: false }));
      return {
        round: async () => ({ ours: await resident('ours'), beside: await resident('pdfkit') }),
        close: remove,
      };
    },
  };
}

function besidePdfmake({ pages, suffix, prints, warming, release }: Length): Benchmark {
  return {
    id: `P5m${suffix}`,
    what: `CPU ms of a ${pages}-page report beside pdfmake (same words, same font files, pdfmake without tags)`,
    ratio: 'beside/ours',
    goal: '≥ 4',
    gate: '2',
    prepare() {
      const document = release();
      const report = contentOf(document);
      return warmed(warming, async () => ({
        ours: await timeCpu(prints, () => renderReport(document)),
        beside: await timeCpu(prints, () => printWithPdfmake(report)),
      }));
    },
  };
}

function besideChromium({ pages, suffix, prints, warming, release }: Length): Benchmark {
  return {
    id: `P5c${suffix}`,
    what: `ms of a ${pages}-page report beside an open Chromium that prints the same words as a page`,
    ratio: 'beside/ours',
    goal: '≥ 10',
    gate: '5',
    async prepare() {
      const document = release();
      const report = contentOf(document);
      const browser = await openBrowser();
      const html = htmlOf(report);
      // Chromium works in several processes, so that only the clock can compare.
      const prepared = await warmed(warming, async () => ({
        ours: await timeClock(prints, () => renderReport(document)),
        beside: await timeClock(prints, () => printWithChromium(browser, html, report)),
      }));
      return { ...prepared, close: () => browser.close() };
    },
  };
}

/** Each comparison at forty pages and at six hundred. */
export const P5_FAMILY: readonly Benchmark[] = [
  besidePdfkit,
  residentBesidePdfkit,
  besidePdfmake,
  besideChromium,
].flatMap((compare) => [compare(FORTY), compare(SIX_HUNDRED)]);

async function warmed<Round>(rounds: number, round: () => Promise<Round>): Promise<{ round: () => Promise<Round> }> {
  for (let count = 0; count < rounds; count += 1) await round();
  return { round };
}

/** CPU milliseconds of one document: a busy neighbour does not count. */
function timeCpu(prints: number, print: Print): Promise<number> {
  return average(prints, print, () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  });
}

function timeClock(prints: number, print: Print): Promise<number> {
  return average(prints, print, () => performance.now());
}

async function average(prints: number, print: Print, now: () => number): Promise<number> {
  const started = now();
  for (let count = 0; count < prints; count += 1) await print();
  return (now() - started) / prints;
}
