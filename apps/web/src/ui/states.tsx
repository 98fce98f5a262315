import { Icon } from '@signatory/pages';
import type { Say } from '@signatory/texts';
import { useContext, useLayoutEffect, useState, type ReactNode } from 'react';
import { LeadBack } from '../app/lead-back.js';
import { mayPass, OfflineError, PartError, ProblemError, UNREADABLE } from '../api/problem-error.js';
import { useSpeech } from '../session/language.js';
import { Broken } from './broken.js';
import { sentences } from './faults.js';
import { InScreen, Screen } from './screen.js';
import { LayoutOfScreen, Skeleton } from './skeleton.js';

/** Until when a skeleton was last in sight. */
let shownUntil = -Infinity;
/** In which one thing that loads takes the place of another. */
const HAND_OVER_MS = 100;

/**
 * A skeleton in place of what loads, after 300 ms: what comes at once does not flicker, nor does what takes the place of
 * another skeleton. As the screen is laid out, or for a part of it as many `lines`.
 */
export function Loading({ lines }: { readonly lines?: number }): ReactNode {
  const { say } = useSpeech();
  const layout = useContext(LayoutOfScreen);
  const isPart = useContext(InScreen);
  const [late, setLate] = useState(false);
  // What goes is heard of before what comes in its place.
  useLayoutEffect(() => {
    if (!late) return undefined;
    return () => {
      shownUntil = performance.now();
    };
  }, [late]);
  useLayoutEffect(() => {
    const isNext = performance.now() - shownUntil < HAND_OVER_MS;
    const timer = setTimeout(() => setLate(true), isNext ? 0 : 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" aria-busy="true">
      <span className="visually-hidden" role="status">
        {late ? say('state.loading') : ''}
      </span>
      {lines === undefined
        ? late && <Skeleton layout={layout} headed={!isPart} />
        : // The room of a part is held from the beginning.
          Array.from({ length: lines }, (_, index) => (
            <span key={index} className={late ? 'skeleton' : 'skeleton-room'} />
          ))}
    </div>
  );
}

/** What failed, what was kept, and one act; the problem's code in small print. */
export function Failure(props: {
  readonly error: Error;
  readonly onRetry?: () => void;
  /** Its title stands above already. */
  readonly headed?: boolean;
  /** It was to be read, and nothing was entered. */
  readonly reading?: boolean;
  /** What may pass is asked for again without anybody's act. */
  readonly again?: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { error } = props;
  const { title, detail } = wordsOf(error, say, props.reading);
  return (
    <div className="banner banner-err" role="alert">
      {!props.headed && (
        <p className="banner-head">
          <Icon name="stop" />
          {title}
        </p>
      )}
      {error instanceof PartError ? <Broken /> : <p>{detail}</p>}
      {error instanceof ProblemError && error.problem.faults && (
        <ul className="faults">
          {error.problem.faults.map(({ message, cure, row, column }, at) => (
            <li key={at}>
              {row !== undefined && <strong>{say('state.place', { row, column: column ?? '' })}</strong>}{' '}
              {sentences(message, cure)}
            </li>
          ))}
        </ul>
      )}
      {props.onRetry &&
        !(error instanceof PartError) &&
        (isBarred(error) ? (
          <LeadBack />
        ) : (
          <p className="acts">
            <button type="button" className="button" onClick={props.onRetry}>
              {say('state.retry')}
            </button>
            {props.again && mayPass(error) && <span className="hint">{say('state.again')}</span>}
          </p>
        ))}
      {error instanceof ProblemError && <p className="small-print">{error.code}</p>}
    </div>
  );
}

/** In the reader's language, also where what answered was no part of the product: a proxy says its own in English. */
function wordsOf(error: Error, say: Say, reading = false): { readonly title: string; readonly detail: string } {
  if (error instanceof OfflineError)
    return { title: say('state.offline.title'), detail: say(reading ? 'state.offline.reading' : 'state.offline') };
  if (!(error instanceof ProblemError)) return { title: say('state.failed.title'), detail: say('state.failed') };
  const { status, title, detail } = error.problem;
  if (error.code !== UNREADABLE) return { title, detail };
  return { title: say('state.unreadable.title'), detail: say('state.unreadable', { status }) };
}

/** Why there is nothing, and what comes next. */
export function Empty({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className="panel empty">{children}</p>;
}

/** What is not there, or not for this reader: under a heading of its own where it takes the place of a screen. */
function Barred(props: { readonly error: ProblemError; readonly children: ReactNode }): ReactNode {
  const { title, detail } = props.error.problem;
  if (useContext(InScreen)) return props.children;
  return (
    <Screen title={title}>
      <p className="lead-line">{detail}</p>
      <LeadBack />
    </Screen>
  );
}

/** What failed in the place of a screen stands under a heading, which takes the focus. */
function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }): ReactNode {
  const { say } = useSpeech();
  if (useContext(InScreen)) return <Failure error={error} onRetry={onRetry} reading again />;
  return (
    <Screen title={wordsOf(error, say).title} errors>
      <Failure error={error} onRetry={onRetry} headed reading again />
    </Screen>
  );
}

/** Nothing is there for this reader, however often it is asked for. */
function isBarred(error: Error): error is ProblemError {
  return error instanceof ProblemError && (error.code === 'not-found' || error.code === 'permission.missing');
}

/** As much of a query's result as its states ask for, of pages as of one answer. */
interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly fetchStatus: 'fetching' | 'paused' | 'idle';
  readonly refetch: () => unknown;
}

/** One query's three states: skeleton, failure with a way on, or its data. */
export function Loaded<T>(props: {
  readonly query: Asked<T>;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  const { query } = props;
  if (query.data !== undefined) return props.children(query.data);
  // Without a connection nothing is asked, and a skeleton would stand for as long; what is held back goes on by itself.
  const error = query.fetchStatus === 'paused' ? new OfflineError(null) : query.error;
  if (error) {
    const retry = (): void => void query.refetch();
    if (!isBarred(error)) return <Failed error={error} onRetry={retry} />;
    return (
      <Barred error={error}>
        <Failure error={error} onRetry={retry} />
      </Barred>
    );
  }
  return <Loading {...(props.lines === undefined ? {} : { lines: props.lines })} />;
}

/** The line where a command's result is said: no toast, nothing that goes by itself. */
export function StatusLine(props: { readonly tone?: 'ok' | 'busy' | 'err'; readonly children?: ReactNode }): ReactNode {
  const { tone = 'ok', children } = props;
  return (
    <p className={`status-line status-${tone}`} role="status">
      {children && <Icon name={tone === 'ok' ? 'check' : tone === 'busy' ? 'clock' : 'alert'} />}
      {children}
    </p>
  );
}
