import type { Browser, Page } from 'playwright-core';
import { Begun } from './begun.js';
import { openBrowser, openPage } from './browser.js';
import { startExamples, type Examples, type ExamplesSettings } from './build-examples.js';
import { World, type WorldDraft } from './build-world.js';
import { tellOnFailure } from './seen-pages.js';
import { startProduct, type Product, type ProductSettings } from './processes.js';

type Seen = NonNullable<Parameters<typeof openPage>[2]>;
/** Told at once, or once what they name has begun; ended after the product. */
type Told<Settings> = Settings | ((begun: Begun) => Promise<Settings>);

/**
 * The product of a suite, and a browser: from before its first test until after its last, and ended also when the start breaks
 * off. Made where the suite's hooks stand, of which it adds the first.
 */
export class Stage<Served extends { readonly url: string } = Product> {
  private standing: { readonly served: Served; readonly browser: Browser } | undefined;

  constructor(serve: (begun: Begun) => Promise<Served>) {
    const begun = new Begun();
    beforeAll(async () => {
      const opening = begun.begin(openBrowser(), (browser) => browser.close());
      this.standing = { served: await serve(begun), browser: await opening };
      tellOnFailure(this.standing.browser);
    }, 180_000);
    afterAll(() => begun.end());
  }

  get served(): Served {
    return this.stand().served;
  }

  get browser(): Browser {
    return this.stand().browser;
  }

  get url(): string {
    return this.served.url;
  }

  /** A page at a path of the product, by the session of `cookie` or by nobody. */
  open(path: string, seen: Seen = {}): Promise<Page> {
    return openPage(this.browser, this.url + path, seen);
  }

  private stand() {
    if (!this.standing) throw new Error('Nothing stands before the first hook of the suite has run.');
    return this.standing;
  }
}

/** The product over a copy of the example cycles. */
export class ExamplesStage extends Stage<Examples> {
  constructor(settings: Told<ExamplesSettings> = {}) {
    super(async (begun) => begun.begin(startExamples(await hear(settings, begun)), (examples) => examples.stop()));
  }

  /** Signs an example account in, by the part of its address before the @: the cookie to send, the same each time. */
  signIn(account: string): Promise<string> {
    return this.served.signIn(account);
  }

  /** A page at a path as an example account sees it, or as nobody without one. */
  async openAs(account: string | null, path: string, seen: Omit<Seen, 'cookie'> = {}): Promise<Page> {
    return this.open(path, account === null ? seen : { ...seen, cookie: await this.signIn(account) });
  }
}

/** A world of the suite's own, and the product over it. */
interface ServedWorld {
  readonly url: string;
  readonly world: World;
  readonly product: Product;
}

type ServedWorldSettings = WorldDraft & Omit<ProductSettings, 'database'>;

/** The product over a world of the suite's own. */
export class WorldStage extends Stage<ServedWorld> {
  constructor(settings: Told<ServedWorldSettings> = {}) {
    super(async (begun) => {
      const { plan, cycle, ...rest } = await hear(settings, begun);
      const building = World.build({ ...(plan && { plan }), ...(cycle && { cycle }) });
      const world = await begun.begin(building, (built) => built.close());
      const starting = startProduct({ ...rest, database: world.test });
      const product = await begun.begin(starting, (started) => started.stop());
      return { url: product.url, world, product };
    });
  }

  get world(): World {
    return this.served.world;
  }

  get product(): Product {
    return this.served.product;
  }
}

async function hear<Settings>(settings: Told<Settings>, begun: Begun): Promise<Settings> {
  return settings instanceof Function ? settings(begun) : settings;
}
