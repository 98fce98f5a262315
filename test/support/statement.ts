import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { LOOKS } from './browser.js';

/** A check of the accessibility statement. */
export type Check = 'rules' | 'reflow' | 'target' | 'focus';

/** The data of the accessibility statement, as `libs/pages` reads it. */
export interface Statement {
  readonly date: string;
  readonly version: string;
  readonly axe: string;
  readonly routes: readonly string[];
  readonly looks: readonly { readonly name: string; readonly width: number }[];
  readonly reflowAt: number;
  readonly found: Readonly<Record<Check, number>>;
}

const FILE = fileURLToPath(new URL('../../libs/pages/src/accessibility/tested.json', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** What a run found, on the way to a statement. */
export class Findings {
  private readonly routes = new Set<string>();
  private readonly found: Record<Check, number> = { rules: 0, reflow: 0, target: 0, focus: 0 };

  /** An address that was looked at. */
  visit(route: string): void {
    this.routes.add(route);
  }

  count(check: Check, faults: readonly string[]): readonly string[] {
    this.found[check] += faults.length;
    return faults;
  }

  statement(reflowAt: number): Statement {
    return {
      date: new Date().toISOString().slice(0, 10),
      version,
      axe: axe.version,
      routes: [...this.routes],
      looks: LOOKS.map(({ name, width }) => ({ name, width })),
      reflowAt,
      found: this.found,
    };
  }
}

export function readStatement(): Statement {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Statement;
}

export function writeStatement(statement: Statement): void {
  writeFileSync(FILE, `${JSON.stringify(statement, null, 2)}\n`);
}
