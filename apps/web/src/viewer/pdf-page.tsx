import { useEffect, useRef, useState, type ReactNode } from 'react';
import { TextLayer, type Pdf, type PdfPage } from './open-pdf.js';

/** One page of a document, as wide as its place times `zoom`: a picture, and its text above it to select and to be read out. */
export function PdfPageView(props: {
  readonly pdf: Pdf;
  /** From 1. */
  readonly number: number;
  readonly zoom: number;
  /** Runs of text to mark; none to mark nothing. */
  readonly marked: readonly number[];
  readonly onFailure: () => void;
}): ReactNode {
  const { pdf, number, zoom, marked, onFailure } = props;
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const width = useWidth(place);

  useEffect(() => {
    const [onto, words] = [canvas.current, text.current];
    if (!onto || !words || width === 0) return undefined;
    const stops: (() => void)[] = [];
    let shown = true;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      if (!shown) return;
      const scale = (width * zoom) / page.getViewport({ scale: 1 }).width;
      await Promise.all([drawPicture(page, scale, onto, stops), layText(page, scale, words, marked, stops)]);
      if (shown) words.dataset['page'] = String(number);
    };
    draw().catch(() => shown && onFailure());
    return () => {
      shown = false;
      for (const stop of stops) stop();
    };
  }, [pdf, number, zoom, marked, width, onFailure]);

  return (
    <div className="pdf-place" ref={place}>
      <div className="pdf-page">
        <canvas ref={canvas} aria-hidden="true" />
        <div ref={text} className="pdf-text" />
      </div>
    </div>
  );
}

async function drawPicture(
  page: PdfPage,
  scale: number,
  canvas: HTMLCanvasElement,
  stops: (() => void)[],
): Promise<void> {
  const dots = window.devicePixelRatio;
  const viewport = page.getViewport({ scale: scale * dots });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  canvas.style.width = `${canvas.width / dots}px`;
  canvas.style.height = `${canvas.height / dots}px`;
  const drawing = page.render({ canvas, viewport });
  stops.push(() => drawing.cancel());
  await drawing.promise;
}

async function layText(
  page: PdfPage,
  scale: number,
  container: HTMLElement,
  marked: readonly number[],
  stops: (() => void)[],
): Promise<void> {
  container.replaceChildren();
  delete container.dataset['page'];
  container.style.setProperty('--total-scale-factor', String(scale));
  const layer = new TextLayer({
    textContentSource: page.streamTextContent(),
    container,
    viewport: page.getViewport({ scale }),
  });
  stops.push(() => layer.cancel());
  await layer.render();
  const spans = marked.flatMap((run) => layer.textDivs[run] ?? []);
  for (const span of spans) span.classList.add('pdf-marked');
  spans[0]?.scrollIntoView({ block: 'nearest' });
}

/** How wide an element is, in pixels; 0 before it is laid out. */
function useWidth(of: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = of.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return width;
}
