import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../../support/browser.js';
import { hearHeading } from '../../support/keyboard.js';
import { FILE, Story } from '../../e2e/six-people/story.js';

/** The strangers' plan with every score given by two, and adopted by nobody's silence. */
export const PLAN_FILE = FILE.replace(/doubleScoring: sample\n.*\n/, 'doubleScoring: all\n').replace(
  /adoption: silence\n.*\n/,
  'adoption: none\n',
);

/** The story's people, each at a browser of their own that stays open from the first to the last step. */
export class Stage {
  private readonly pages = new Map<string, Page>();

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

  /** Somebody's browser, at this address, once its heading has the focus. */
  async open(name: string, path: string, heading: string | RegExp): Promise<Page> {
    const url = this.story.product.url + path;
    const known = this.pages.get(name);
    const page = known ?? (await openPage(this.browser, url, { cookie: this.story.as(name).cookie ?? '' }));
    this.pages.set(name, page);
    if (known) await page.goto(url);
    await hearHeading(page, heading);
    return page;
  }

  /** Somebody’s browser before a session is opened in it. */
  async visit(name: string, path: string): Promise<Page> {
    const page = await openPage(this.browser, this.story.product.url + path);
    this.pages.set(name, page);
    return page;
  }
}
