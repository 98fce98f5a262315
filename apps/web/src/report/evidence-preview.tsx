import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Fold } from '../ui/fold.js';
import { latePart } from '../ui/late-part.js';
import type { CitedFile } from '../viewer/shown-file.js';

// With all that shows a document: nobody who opens none loads it.
const ShownFile = latePart('viewer', async () => (await import('../viewer/shown-file.js')).ShownFile);

/** Whether a page can show such a file itself, with nothing in it that runs. */
export function isShown(mediaType: string): boolean {
  return /^(image\/(png|jpeg|webp)|text\/csv|application\/pdf)$/.test(mediaType);
}

/** A file where it is cited, fetched only when it is opened. */
export function EvidencePreview(props: CitedFile): ReactNode {
  const { say } = useSpeech();
  return (
    <Fold className="evidence-preview" summary={say('evidence.show')} fetched>
      {() => <ShownFile {...props} />}
    </Fold>
  );
}
