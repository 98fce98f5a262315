import { LANGUAGE_NAMES, LANGUAGES } from '@signatory/texts';
import type { ReactNode } from 'react';
import { ProductMark } from './kit/product-mark.js';
import { Icon } from './kit/icon.js';
import type { PageContext } from './page-context.js';
import type { PageRoute } from './route.js';

/** Where the site's own files are, and its public address for absolute links. */
export interface PageAssets {
  readonly css: readonly string[];
  readonly js: readonly string[];
  /** Styles that pages in one language need beside: its fonts. */
  readonly fonts?: Readonly<Partial<Record<string, readonly string[]>>>;
}

export interface PageHead {
  /** Page – section; the product's name is added. */
  readonly title: string;
  readonly description: string;
  /** The address of the picture that stands for the page where it is shared, on this site; none where it has none. */
  readonly picture?: string;
}

/** As the pictures are drawn. */
const PICTURE = { width: 1_200, height: 630 } as const;

/** The whole HTML document of a public page. Without script it loses nothing but the matrix's arrow keys. */
export function PageShell(props: {
  readonly page: PageContext;
  readonly route: PageRoute;
  readonly head: PageHead;
  readonly theme: 'light' | 'dark' | null;
  readonly assets: PageAssets;
  readonly base: string;
  /** Not for search engines. */
  readonly hidden: boolean;
  readonly banner: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { page, route, head, theme, assets, base, hidden, banner, children } = props;
  const title = `${head.title} – ${page.say('product.name')}`;
  return (
    <html lang={page.language} {...(theme ? { 'data-theme': theme } : {})}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {hidden && <meta name="robots" content="noindex" />}
        <meta name="description" content={head.description} />
        <meta property="og:title" content={head.title} />
        <meta property="og:description" content={head.description} />
        <meta property="og:type" content="website" />
        <meta property="og:site_name" content={page.say('product.name')} />
        <meta property="og:locale" content={page.language} />
        <meta property="og:url" content={`${base}${page.link(route)}`} />
        {head.picture && <Picture address={`${base}${head.picture}`} words={head.description} />}
        <link rel="canonical" href={`${base}${page.link(route)}`} />
        <link rel="icon" href="/assets/mark.svg" type="image/svg+xml" />
        {[...assets.css, ...(assets.fonts?.[page.language] ?? [])].map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {assets.js.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>
        <a className="skip-link" href="#content">
          {page.say('nav.skip')}
        </a>
        <PageHeader page={page} route={route} />
        {banner}
        <main id="content" className="page" tabIndex={-1}>
          {children}
        </main>
        <PageFooter page={page} />
      </body>
    </html>
  );
}

function Picture({ address, words }: { readonly address: string; readonly words: string }): ReactNode {
  return (
    <>
      <meta property="og:image" content={address} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(PICTURE.width)} />
      <meta property="og:image:height" content={String(PICTURE.height)} />
      <meta property="og:image:alt" content={words} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

const VERIFY = { page: 'verify', hash: '' } as const satisfies PageRoute;
const RULES = { page: 'rules', plan: null, words: '', severity: '' } as const satisfies PageRoute;

function PageHeader({ page, route }: { readonly page: PageContext; readonly route: PageRoute }): ReactNode {
  const sections = [
    {
      to: { page: 'results' },
      label: page.say('nav.results'),
      pages: ['results', 'matrix', 'member', 'commitment', 'alignments'],
    },
    { to: { page: 'trends', base: null, member: null }, label: page.say('nav.trends'), pages: ['trends'] },
    { to: { page: 'method' }, label: page.say('nav.method'), pages: ['method'] },
    { to: RULES, label: page.say('nav.rules'), pages: ['rules'] },
    { to: VERIFY, label: page.say('nav.verify'), pages: ['verify'] },
  ] as const satisfies readonly { to: PageRoute; label: string; pages: readonly PageRoute['page'][] }[];
  return (
    <header className="bar">
      <div className="bar-inner">
        <a className="brand" href={page.link({ page: 'results' })}>
          <ProductMark />
          <span className="brand-words">
            <span className="brand-name">{page.say('product.name')}</span>
            <span className="brand-line">{page.say('product.tagline')}</span>
          </span>
        </a>
        <nav className="bar-nav" aria-label={page.say('nav.main')}>
          {sections.map(({ to, label, pages }) => (
            <a
              key={label}
              href={page.link(to)}
              {...((pages as readonly string[]).includes(route.page) ? { 'aria-current': 'page' as const } : {})}
            >
              {label}
            </a>
          ))}
        </nav>
        <div className="bar-end">
          <details className="bar-menu">
            <summary>
              <span className="visually-hidden">
                {page.say('nav.language')}
                {page.say('join.colon')}
              </span>
              {page.language.toUpperCase()}
              <Icon name="down" />
            </summary>
            <ul>
              {LANGUAGES.map((language) => (
                <li key={language}>
                  <a href={page.link(route, { lang: language })} lang={language} hrefLang={language}>
                    {LANGUAGE_NAMES[language]}
                  </a>
                </li>
              ))}
            </ul>
          </details>
          <a className="bar-link" href="/sign-in" data-work={page.say('nav.work')}>
            {page.say('nav.signIn')}
          </a>
        </div>
      </div>
    </header>
  );
}

function PageFooter({ page }: { readonly page: PageContext }): ReactNode {
  return (
    <footer className="foot">
      <div className="foot-inner">
        <span>{page.say('foot.openSource')}</span>
        <a href={page.link({ page: 'method' })}>{page.say('nav.method')}</a>
        <a href={page.link(RULES)}>{page.say('nav.rules')}</a>
        <a href={page.link(VERIFY)}>{page.say('nav.verify')}</a>
        <a href={page.link({ page: 'accessibility' })}>{page.say('nav.accessibility')}</a>
        <a href="/catalogue">{page.say('catalogue.link')}</a>
      </div>
    </footer>
  );
}
