import { messages, type ProductLanguage, type Say } from '@signatory/texts';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../../support/browser.js';
import { hearHeading } from '../../support/keyboard.js';
import { FILE, Story } from '../../e2e/six-people/story.js';
import { findForeignWords } from './foreign-words.js';

/** The strangers' plan with every score given by two, and adopted by nobody's silence. */
export const PLAN_FILE = FILE.replace(/doubleScoring: sample\n.*\n/, 'doubleScoring: all\n').replace(
  /adoption: silence\n.*\n/,
  'adoption: none\n',
);

/** Who works in another language than English, by the browser's own setting. */
const LANGUAGES: Readonly<Record<string, ProductLanguage>> = {
  'lead-NO': 'ja',
  cora: 'ja',
  ann: 'fr',
  bob: 'it',
  ada: 'de',
  ed: 'it',
  rita: 'fr',
  reader: 'ja',
};

const languageOf = (name: string): ProductLanguage => LANGUAGES[name] ?? 'en';

/** The product's words in somebody's language. */
export const wordsOf = (name: string): Say => messages(languageOf(name));

/** The story's people, each at a browser of their own that stays open from the first to the last step. */
export class Stage {
  private readonly pages = new Map<string, Page>();
  private readonly foreign = new Set<string>();

  private constructor(
    readonly story: Story,
    private readonly browser: Browser,
  ) {}

  static async begin(): Promise<Stage> {
    const [story, browser] = await Promise.all([Story.begin(), openBrowser()]);
    return new Stage(story, browser);
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.story.end();
  }

  /** What stood in somebody's browser, whenever it was left, in the words or with the marks of another language. */
  async listForeignWords(): Promise<string[]> {
    for (const name of this.pages.keys()) await this.lookAt(name);
    return [...this.foreign];
  }

  private async lookAt(name: string): Promise<void> {
    const page = this.pages.get(name);
    if (!page) return;
    const found = await findForeignWords(page, languageOf(name));
    for (const words of found) this.foreign.add(`${name}, ${new URL(page.url()).pathname}: ${words}`);
  }

  private begins(name: string, url: string, cookie?: string | null): Promise<Page> {
    const language = languageOf(name);
    return openPage(this.browser, url, { locale: language === 'en' ? 'en-GB' : language, ...(cookie && { cookie }) });
  }

  /** Somebody's browser, at this address, once its heading has the focus. */
  async open(name: string, path: string, heading: string | RegExp): Promise<Page> {
    const url = this.story.product.url + path;
    const known = this.pages.get(name);
    await this.lookAt(name);
    const page = known ?? (await this.begins(name, url, this.story.as(name).cookie));
    this.pages.set(name, page);
    if (known) await page.goto(url);
    await hearHeading(page, heading);
    return page;
  }

  /** Somebody’s browser before a session is opened in it. */
  async visit(name: string, path: string): Promise<Page> {
    const page = await this.begins(name, this.story.product.url + path);
    this.pages.set(name, page);
    return page;
  }
}
