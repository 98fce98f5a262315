import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { latePart } from '../ui/late-part.js';
import { Loading } from '../ui/states.js';
import { WithTexts } from '../ui/with-texts.js';

const PdfView = latePart('pdf', async () => (await import('./pdf-view.js')).PdfView);

const MOST_LETTERS = 20_000;

/** A file of evidence, and what is cited of it. */
export interface CitedFile {
  readonly title: string;
  readonly mediaType: string;
  readonly address: string;
  readonly page: string | undefined;
  readonly quote: string | undefined;
}

/** A file in the page that cites it: an image, the beginning of a table, or a document at the cited page. */
export function ShownFile(props: CitedFile): ReactNode {
  return (
    <WithTexts of="viewer" lines={2}>
      {() => <Shown {...props} />}
    </WithTexts>
  );
}

function Shown(props: CitedFile): ReactNode {
  const { say } = useSpeech();
  const [failed, setFailed] = useState(false);
  const { title, mediaType, address } = props;
  if (failed) return <p role="status">{say('viewer.fault')}</p>;
  if (mediaType === 'text/csv') return <Table title={title} address={address} />;
  if (mediaType === 'application/pdf') return <PdfView {...props} />;
  return <img src={address} alt={title} onError={() => setFailed(true)} />;
}

function Table({ title, address }: { readonly title: string; readonly address: string }): ReactNode {
  const { say } = useSpeech();
  const file = useQuery({
    queryKey: ['evidence-file', address],
    queryFn: () => readText(address),
    staleTime: Infinity,
  });
  if (file.isError) return <p role="status">{say('viewer.fault')}</p>;
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
