import { findWords } from '@signatory/domain';
import { useEffect, useState } from 'react';
import { citedPage } from './cited-page.js';
import { openPdf, readRuns, whyClosed, type Pdf, type WhyClosed } from './open-pdf.js';

export type Opening = { readonly pdf: Pdf } | { readonly closed: WhyClosed } | null;

/** A document, opened while it is shown: null until it is, or why it cannot be. */
export function usePdf(address: string): Opening {
  const [opening, setOpening] = useState<Opening>(null);
  useEffect(() => {
    let shown = true;
    const { opened, stop } = openPdf(address);
    opened.then(
      (pdf) => shown && setOpening({ pdf }),
      (error: unknown) => shown && setOpening({ closed: whyClosed(error) }),
    );
    return () => {
      shown = false;
      stop();
    };
  }, [address]);
  return opening;
}

export interface Cited {
  /** As it was given: a number, or words. */
  readonly page: string | undefined;
  readonly quote: string | undefined;
}

export type Search =
  | { readonly state: 'searching' }
  | { readonly state: 'found'; readonly page: number; readonly runs: readonly number[] }
  | { readonly state: 'missing' | 'textless' | 'unasked' };

/** Where a document shows what is cited of it: the page, and on which the quoted words stand, the cited page tried first. */
export function useCited(pdf: Pdf | null, { page, quote }: Cited): { readonly page: number | null; search: Search } {
  const [cited, setCited] = useState<number | null>(null);
  const [search, setSearch] = useState<Search>({ state: 'unasked' });
  useEffect(() => {
    if (pdf === null) return undefined;
    let shown = true;
    const still = (): boolean => shown;
    void (async () => {
      // A document that does not tell its labels has none.
      const labels = page === undefined ? null : await pdf.getPageLabels().catch(() => null);
      if (!shown) return;
      const at = page === undefined ? null : citedPage(page, labels, pdf.numPages);
      setCited(at);
      if (quote === undefined) return;
      setSearch({ state: 'searching' });
      const result = await searchFrom(pdf, quote, at ?? 1, still).catch((): Search => ({ state: 'unasked' }));
      if (still()) setSearch(result);
    })();
    return () => {
      shown = false;
    };
  }, [pdf, page, quote]);
  return { page: cited, search };
}

async function searchFrom(pdf: Pdf, quote: string, first: number, still: () => boolean): Promise<Search> {
  const others = Array.from({ length: pdf.numPages }, (_, at) => at + 1).filter((each) => each !== first);
  let letters = 0;
  for (const each of [first, ...others]) {
    if (!still()) break;
    const runs = await readRuns(await pdf.getPage(each));
    const found = findWords(runs, quote);
    if (found) return { state: 'found', page: each, runs: found.runs };
    letters += runs.join('').trim().length;
  }
  return { state: letters === 0 ? 'textless' : 'missing' };
}
