import { Icon, ProductMark } from '@signatory/pages';
import { LANGUAGE_NAMES, LANGUAGES } from '@signatory/texts';
import type { SessionView } from '@signatory/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import type { LiveState } from '../api/live.js';
import { queries } from '../api/queries.js';
import { live } from '../session/ahead.js';
import { useSpeech } from '../session/language.js';
import { SessionDialog } from '../session/session-dialog.js';
import { mayEver, rolesOf } from '../session/session.js';
import { keepWorkMark } from '../session/work-mark.js';
import { extraPart } from '../ui/late-part.js';
import { Failure, Loading } from '../ui/states.js';
import { LayoutOfScreen } from '../ui/skeleton.js';
import { AwayMark } from './away-mark.js';
import { IllustrativeMark } from './illustrative-mark.js';
import { useLayout } from './layouts.js';
import { LeftOut, useLeftOut } from './left-out.js';
import { barOf, sectionOf, sectionsFor, type Section } from './sections.js';

const NoticeBanner = extraPart('notices', async () => (await import('./notice-banner.js')).NoticeBanner);
/** The secretariat's alone: nobody else's first load carries it. */
const WorkBanner = extraPart('work', async () => (await import('./work-banner.js')).WorkBanner);

/** What is open to who is not signed in. */
const DOORS = /^\/(sign-in$|(invitation|join|password)(\/|$))/;

/** The frame of every signed-in screen; nobody signed in is led to the sign-in and back. */
export function Shell(): ReactNode {
  const session = useQuery(queries.session());
  const { pathname, href } = useLocation();
  const shown = useMatches({ select: (matches) => matches.at(-1)?.pathname ?? '' });
  if (session.isPending) return <Loading lines={5} />;
  // Who was signed in stays where they are while that cannot be asked again, with all that they typed.
  if (session.data === undefined) return <Failure error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data === null && !DOORS.test(pathname)) return <Navigate to="/sign-in" search={{ next: href }} replace />;
  // On the way there the screen that needs a session is still the one that would be shown.
  if (session.data === null && !DOORS.test(shown)) return <Loading lines={5} />;
  return <Frame session={session.data} />;
}

function Frame({ session }: { readonly session: SessionView | null }): ReactNode {
  const { say } = useSpeech();
  const live = useLive(session !== null);
  const layout = useLayout(session);
  const left = useLeftOut();
  useEffect(() => keepWorkMark(session && (sectionsFor(session)[0]?.path ?? '/account')), [session]);
  return (
    <>
      <a className="skip-link" href="#content">
        {say('nav.skip')}
      </a>
      <TopBar session={session} />
      {session && <IllustrativeMark />}
      <AwayMark />
      <main id="content" className="page" tabIndex={-1}>
        <NoticeBanner />
        {session && mayEver(session, 'jobs:read') && <WorkBanner />}
        {session && <LeftOut parts={left} />}
        <LayoutOfScreen value={layout}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </LayoutOfScreen>
      </main>
      <footer className="foot">
        <div className="foot-inner">
          <span>{say('foot.openSource')}</span>
          <a href="/results">{say('nav.results')}</a>
          <a href="/method">{say('nav.method')}</a>
          <a href="/rules">{say('nav.rules')}</a>
          <a href="/accessibility">{say('nav.accessibility')}</a>
          {live === 'polling' && <span>{say('live.polling')}</span>}
        </div>
      </footer>
      {session && <SessionDialog session={session} />}
    </>
  );
}

function TopBar({ session }: { readonly session: SessionView | null }): ReactNode {
  const { say } = useSpeech();
  const { pathname } = useLocation();
  const nav = useRef<HTMLDivElement>(null);
  const sections = session ? sectionsFor(session) : [];
  const bar = barOf(sections);
  const open = sectionOf(sections, pathname);
  const here = open && bar.above(open);
  useEffect(() => {
    // On a phone the sections are one line, to be pushed sideways: the open one is in sight.
    const line = nav.current;
    const here = line?.querySelector('[aria-current]');
    if (line && here)
      line.scrollLeft += Math.max(0, here.getBoundingClientRect().right - line.getBoundingClientRect().right);
  }, [pathname]);
  return (
    <header className="bar">
      <div className="bar-inner">
        <a className="brand" href="/results">
          <ProductMark />
          <span className="brand-words">
            <span className="brand-name">{say('product.name')}</span>
            <span className="brand-line">{say('product.tagline')}</span>
          </span>
        </a>
        <nav className="bar-sections" aria-label={say('nav.main')}>
          <div ref={nav} className="bar-nav">
            {session ? (
              bar.shown.map((section) => <SectionLink key={section.path} section={section} here={here} />)
            ) : (
              <a href="/results">{say('nav.results')}</a>
            )}
          </div>
          {bar.more.length > 0 && <MoreMenu sections={bar.more} here={here} />}
        </nav>
        <div className="bar-end">
          {session && <NewsLink />}
          <LanguageMenu />
          {session && <PersonMenu session={session} />}
        </div>
      </div>
    </header>
  );
}

function SectionLink(props: { readonly section: Section; readonly here: Section | undefined }): ReactNode {
  const { say } = useSpeech();
  const { section, here } = props;
  return (
    <Link to={section.path} aria-current={section === here ? 'page' : undefined}>
      {say(section.label)}
    </Link>
  );
}

/** The sections that the bar has no room for; where one of them is open, the menu says which. */
function MoreMenu(props: { readonly sections: readonly Section[]; readonly here: Section | undefined }): ReactNode {
  const { say } = useSpeech();
  const { sections, here } = props;
  const open = sections.find((each) => each === here);
  return (
    <details className="bar-menu bar-more">
      <summary className={open && 'bar-more-here'}>
        {say('nav.more')}
        {open && say('join.colon') + say(open.label)}
        <Icon name="down" />
      </summary>
      <ul>
        {sections.map((section) => (
          <li key={section.path}>
            <SectionLink section={section} here={here} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** How many news are new, in words for who does not see the number. */
function NewsLink(): ReactNode {
  const { say } = useSpeech();
  const { data } = useQuery(queries.news());
  const unread = data?.unread ?? 0;
  return (
    <Link to="/news" className="bar-link">
      <Icon name="bell" />
      {unread > 0 && (
        <span className="bar-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
      <span className="visually-hidden">
        {say('news.heading')}
        {say('join.comma')}
        {say('news.unread', { count: unread })}
      </span>
    </Link>
  );
}

function LanguageMenu(): ReactNode {
  const { say, language, setLanguage } = useSpeech();
  return (
    <details className="bar-menu">
      <summary>
        <span className="visually-hidden">
          {say('nav.language')}
          {say('join.colon')}
        </span>
        {language.toUpperCase()}
        <Icon name="down" />
      </summary>
      <ul>
        {LANGUAGES.map((each) => (
          <li key={each}>
            <button type="button" lang={each} onClick={() => setLanguage(each)}>
              {LANGUAGE_NAMES[each]}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function PersonMenu({ session }: { readonly session: SessionView }): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const signOut = async (): Promise<void> => {
    await api.signOut();
    client.clear();
    location.assign('/sign-in');
  };
  const initials = session.person.name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
  return (
    <details className="bar-menu">
      <summary className="bar-person" title={session.person.name}>
        <span className="avatar" aria-hidden="true">
          {initials}
        </span>
        <span className="bar-person-words">
          <span>{session.person.name}</span>
          <span>
            {rolesOf(session)
              .map((role) => say(`role.${role}`))
              .join(say('join.comma'))}
          </span>
        </span>
      </summary>
      <ul>
        <li>
          <Link to="/account">{say('section.account')}</Link>
        </li>
        <li>
          <button type="button" onClick={() => void signOut()}>
            {say('account.signOut')}
          </button>
        </li>
      </ul>
    </details>
  );
}

function useLive(signedIn: boolean): LiveState {
  useEffect(() => {
    if (signedIn) live.follow();
  }, [signedIn]);
  return useSyncExternalStore(live.subscribe, live.read);
}
