import { Icon } from '@signatory/pages';
import { useCallback, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Loading } from '../ui/states.js';
import { PdfPageView } from './pdf-page.js';
import '../styles/viewer.css';
import { useCited, usePdf, type Cited, type Search } from './use-pdf.js';

const ZOOMS = [1, 1.25, 1.5, 2, 3] as const;
const NOTHING: readonly number[] = [];

/** A PDF where it is cited: open at the cited page, or where the quoted words stand, and these marked. */
export function PdfView(props: { readonly title: string; readonly address: string } & Cited): ReactNode {
  const { say } = useSpeech();
  const { title, address } = props;
  const opening = usePdf(address);
  const pdf = opening && 'pdf' in opening ? opening.pdf : null;
  const { page, search } = useCited(pdf, props);
  /** Null until somebody turns a page. */
  const [turned, setTurned] = useState<number | null>(null);
  /** What was typed for a page and is none. */
  const [refused, setRefused] = useState<string | null>(null);
  const [zoom, setZoom] = useState(0);
  const [failed, setFailed] = useState(false);
  const fail = useCallback(() => setFailed(true), []);
  if (failed || (opening && 'closed' in opening)) {
    const locked = opening && 'closed' in opening && opening.closed === 'password';
    return <p role="status">{say(locked ? 'viewer.locked' : 'viewer.fault')}</p>;
  }
  if (pdf === null) return <Loading lines={6} />;
  const number = turned ?? (search.state === 'found' ? search.page : (page ?? 1));
  const turn = (to: number): void => {
    setTurned(to);
    setRefused(null);
  };
  const marked = search.state === 'found' && search.page === number ? search.runs : NOTHING;
  return (
    <div className="pdf-view" role="region" aria-label={title}>
      <div className="pdf-bar">
        <Turn to={number - 1} of={pdf.numPages} name="previous" onTurn={turn} />
        <PageField number={number} of={pdf.numPages} onTurn={turn} onRefuse={setRefused} />
        <Turn to={number + 1} of={pdf.numPages} name="next" onTurn={turn} />
        <span className="pdf-zooms">
          <button type="button" className="button" aria-disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
            {say('viewer.smaller')}
          </button>
          <button
            type="button"
            className="button"
            aria-disabled={zoom === ZOOMS.length - 1}
            onClick={() => setZoom(zoom + 1)}
          >
            {say('viewer.larger')}
          </button>
        </span>
      </div>
      <p className="pdf-note" role="status">
        {refused === null ? (
          <Quote search={search} shown={number} onTurn={turn} />
        ) : (
          say('viewer.range', { page: refused, count: pdf.numPages })
        )}
      </p>
      <section className="pdf-scroll scroll" tabIndex={0} aria-label={say('viewer.at', { page: number })}>
        <PdfPageView pdf={pdf} number={number} zoom={ZOOMS[zoom] ?? 1} marked={marked} onFailure={fail} />
      </section>
    </div>
  );
}

function Turn(props: {
  readonly to: number;
  readonly of: number;
  readonly name: 'previous' | 'next';
  readonly onTurn: (page: number) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { to, of, name, onTurn } = props;
  return (
    <button type="button" className="button" aria-disabled={to < 1 || to > of} onClick={() => onTurn(to)}>
      {say(`viewer.${name}`)}
    </button>
  );
}

/** Turns when what is typed is a page, by Enter or on leaving; else what was shown stands again, and it is said which pages there are. */
function PageField(props: {
  readonly number: number;
  readonly of: number;
  readonly onTurn: (page: number) => void;
  readonly onRefuse: (typed: string) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { number, of, onTurn, onRefuse } = props;
  /** Null while what is shown stands there. */
  const [typed, setTyped] = useState<string | null>(null);
  const turn = (): void => {
    const written = typed?.normalize('NFKC').trim() ?? '';
    const page = Number(written);
    setTyped(null);
    if (written === '') return;
    if (Number.isInteger(page) && page >= 1 && page <= of) onTurn(page);
    else onRefuse(written);
  };
  return (
    <label className="pdf-number">
      {say('viewer.page')}{' '}
      <input
        inputMode="numeric"
        autoComplete="off"
        size={4}
        value={typed ?? String(number)}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={turn}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // The field may stand in a form of its own kind of evidence: Enter turns the page and sends nothing.
          event.preventDefault();
          turn();
        }}
      />{' '}
      {say('viewer.of', { count: of })}
    </label>
  );
}

/** Whether the quoted words are there, and a way back to them. */
function Quote(props: {
  readonly search: Search;
  readonly shown: number;
  readonly onTurn: (page: number) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { search, shown, onTurn } = props;
  if (search.state === 'unasked') return null;
  if (search.state !== 'found') return say(`viewer.quote.${search.state}`);
  return (
    <>
      <Icon name="check" /> {say('viewer.quote.found', { page: search.page })}
      {say('join.sentence')}
      {shown !== search.page && (
        <button type="button" className="link-button" onClick={() => onTurn(search.page)}>
          {say('viewer.quote.show')}
        </button>
      )}
    </>
  );
}
