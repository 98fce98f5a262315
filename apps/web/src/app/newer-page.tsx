import { Icon } from '@signatory/pages';
import { useEffect, useState, type ReactNode } from 'react';
import { useKeepsDrafts } from '../device/keeping.js';
import { useSpeech } from '../session/language.js';
import { isNewer } from './served-script.js';

const LOOK_MS = 2_000;

/**
 * That the server serves a newer app than this page is of, whose parts may be gone from it. It is said while nobody writes, so
 * that no field moves under its reader, and loads nothing by itself: drafts are kept, or asked about, as whenever one leaves.
 */
export function NewerPage({ served }: { readonly served: string | null }): ReactNode {
  const { say } = useSpeech();
  const isKept = useKeepsDrafts();
  const isOld = isNewer(served);
  const [isTold, setTold] = useState(false);
  useEffect(() => {
    if (!isOld || isTold) return undefined;
    const timer = setInterval(() => setTold(!isWriting()), LOOK_MS);
    return () => clearInterval(timer);
  }, [isOld, isTold]);
  return (
    isOld &&
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
