import axe, { type AxeResults, type RunOnly, type RunOptions } from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';

/** The private fields of a class, where they cost nothing: on its objects. */
const ON_THE_OBJECT =
  '((key) => ({ has: (of) => key in of, get: (of) => of[key], set: (of, to) => { of[key] = to; }, add: (of) => { of[key] = true; } }))(Symbol())';
/** A colour is read from its CSS once, not for every element that has it. */
const READ_ONCE = `(({ prototype }) => {
  const read = prototype.parseString;
  const known = new Map();
  prototype.parseString = function (text) {
    const same = known.get(text);
    if (same) Object.assign(this, same);
    else {
      const { r, g, b, alpha } = read.call(this, text);
      known.set(text, { r, g, b, alpha });
    }
    return this;
  };
})(axe.commons.color.Color);`;

/**
 * axe as it is published, but for what takes half of its time: as compiled, it keeps the private fields of each of its many
 * thousand colours in eight weak maps, which the collector of garbage has to go through. It finds the same.
 */
const SOURCE = `${axe.source.replaceAll(/(\b_\w+ = )new Weak(?:Map|Set)\(\)/g, `$1${ON_THE_OBJECT}`)};${READ_ONCE};0`;
/** By page: the browser reads a script of half a megabyte in half the time when it is given it as it is. */
const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** A fault that axe found: the rule, and what has it. */
export interface Violation {
  readonly rule: string;
  readonly html: string;
}

/** What axe finds on a page. Our pages hold no frames, so that nothing has to be put together. */
export async function runAxe(page: Page, runOnly: RunOnly): Promise<Violation[]> {
  // Read once by each document.
  if (!(await page.evaluate('"axe" in window'))) await giveAxe(page);
  return page.evaluate(find, runOnly);
}

async function giveAxe(page: Page): Promise<void> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  const { exceptionDetails } = await (await session).send('Runtime.evaluate', { expression: SOURCE });
  if (exceptionDetails) throw new Error(`axe could not be read: ${exceptionDetails.text}`);
}

/** Runs in the page. */
async function find(runOnly: RunOnly): Promise<Violation[]> {
  const { axe } = globalThis as unknown as {
    axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  };
  // Only violations are described in full.
  const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ rule: id, html })));
}
