import { Icon } from '@signatory/pages';
import { useEffect, useState, type ReactNode } from 'react';
import { useKeepsDrafts } from '../device/keeping.js';
import { useSpeech } from '../session/language.js';

const LOOK_MS = 2_000;

/** Of a built page; one that is being developed is served from its sources. */
const OWN = document.querySelector('script[type="module"][src^="/assets/"]')?.getAttribute('src') ?? null;

/**
 * That the server serves a newer app than this page is of, whose parts may be gone from it. It is said while nobody writes, so
 * that no field moves under its reader, and loads nothing by itself: drafts are kept, or asked about, as whenever one leaves.
 */
export function NewerPage({ served }: { readonly served: string | null }): ReactNode {
  const { say } = useSpeech();
  const isKept = useKeepsDrafts();
  const isNewer = OWN !== null && served !== null && served !== OWN;
  const [isTold, setTold] = useState(false);
  useEffect(() => {
    if (!isNewer || isTold) return undefined;
    const timer = setInterval(() => setTold(!isWriting()), LOOK_MS);
    return () => clearInterval(timer);
  }, [isNewer, isTold]);
  return (
    isNewer &&
    isTold && (
      <div className="banner" role="status">
        <p className="banner-head">
          <Icon name="info" />
          {say('state.newer', { kept: isKept ? 'yes' : 'no' })}
        </p>
        <p>
          <button type="button" className="button" onClick={() => location.reload()}>
            {say('state.reload')}
          </button>
        </p>
      </div>
    )
  );
}

function isWriting(): boolean {
  return document.activeElement?.matches('input, textarea, select, [contenteditable]') ?? false;
}
