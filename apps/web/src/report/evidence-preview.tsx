import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Loading } from '../ui/states.js';

const IMAGE = /^image\/(png|jpeg|webp)$/;
const MOST_LETTERS = 20_000;

/** Whether a page can show such a file itself, with nothing in it that runs. */
export function isShown(mediaType: string): boolean {
  return IMAGE.test(mediaType) || mediaType === 'text/csv';
}

/** A file where it is cited, fetched only when it is opened: an image, or the beginning of a table. */
export function EvidencePreview(props: {
  readonly title: string;
  readonly mediaType: string;
  readonly address: string;
}): ReactNode {
  const { say } = useSpeech();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const { title, mediaType, address } = props;
  return (
    <details className="evidence-preview" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('evidence.show')}</summary>
      {failed && <p role="status">{say('evidence.showFault')}</p>}
      {open && !failed && IMAGE.test(mediaType) && <img src={address} alt={title} onError={() => setFailed(true)} />}
      {open && mediaType === 'text/csv' && <Table title={title} address={address} />}
    </details>
  );
}

function Table({ title, address }: { readonly title: string; readonly address: string }): ReactNode {
  const { say } = useSpeech();
  const file = useQuery({
    queryKey: ['evidence-file', address],
    queryFn: () => readText(address),
    staleTime: Infinity,
  });
  if (file.isError) return <p role="status">{say('evidence.showFault')}</p>;
  if (file.data === undefined) return <Loading lines={2} />;
  return (
    <pre className="scroll" tabIndex={0} aria-label={title} role="region">
      {file.data.slice(0, MOST_LETTERS)}
      {file.data.length > MOST_LETTERS && '…'}
    </pre>
  );
}

/** Throws for what is not UTF-8: it would be shown in other letters than its own. */
async function readText(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The file could not be read: ${answer.status}.`);
  return new TextDecoder('utf-8', { fatal: true }).decode(await answer.arrayBuffer());
}
