import type { IndicatorView } from '@signatory/contract';
import { tierOf } from '@signatory/domain';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ScoreKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { sayPage, type Piece } from '../report/evidence-words.js';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { WithTexts } from '../ui/with-texts.js';
import { EMPTY, type CitedFields } from './cited-fields.js';

/** The entries that a score rests on, whose evidence may be cited. */
export interface CitedEntries {
  readonly scoreKey: ScoreKey;
  readonly indicators: readonly IndicatorView[];
  /** Who assesses reads them as they are reviewed, and their member in its report. */
  readonly assesses: boolean;
}

/** A page that stands behind an entry, to be cited as it is described there. */
export function CitingEvidence(props: {
  readonly entries: CitedEntries;
  readonly onTake: (fields: CitedFields) => void;
}): ReactNode {
  return (
    <WithTexts of="citing" lines={1}>
      {() => <Folded {...props} />}
    </WithTexts>
  );
}

function Folded(props: Parameters<typeof CitingEvidence>[0]): ReactNode {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const Pages = props.entries.assesses ? ReviewedPages : ReportedPages;
  return (
    <details className="evidence-more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('citing.from')}</summary>
      {isOpen && <Pages {...props} />}
    </details>
  );
}

type Pages = readonly { readonly label: string; readonly piece: Piece }[];

function ReviewedPages({ entries, onTake }: Parameters<typeof CitingEvidence>[0]): ReactNode {
  const { cycle, member } = entries.scoreKey;
  const answered = entries.indicators.filter(({ assessor }) => !assessor);
  const reviews = useQueries({
    queries: answered.map(({ code }) => queries.review({ cycle, member, indicator: code })),
  });
  const pages = answered.flatMap(({ label }, at) => pagesOf(label, reviews[at]?.data?.entry.evidence ?? []));
  return <Choice pages={pages} isLoading={reviews.some(({ isPending }) => isPending)} onTake={onTake} />;
}

function ReportedPages({ entries, onTake }: Parameters<typeof CitingEvidence>[0]): ReactNode {
  const { cycle, member } = entries.scoreKey;
  const report = useQuery(queries.report(cycle, member));
  const pages = entries.indicators.flatMap(({ code, label }) =>
    pagesOf(label, report.data?.entries.find(({ indicator }) => indicator === code)?.evidence ?? []),
  );
  return <Choice pages={pages} isLoading={report.isPending} onTake={onTake} />;
}

/** What is cited is published: pages that everybody may know of. */
function pagesOf(label: string, evidence: readonly Piece[]): Pages {
  return evidence
    .filter((piece) => piece.url !== undefined && tierOf(piece) === 'public')
    .map((piece) => ({ label, piece }));
}

function Choice(props: {
  readonly pages: Pages;
  readonly isLoading: boolean;
  readonly onTake: (fields: CitedFields) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { pages, isLoading, onTake } = props;
  if (pages.length === 0) return <p className="hint">{isLoading ? '' : say('citing.none')}</p>;
  return (
    <div className="evidence-more-fields">
      <SelectField
        label={say('citing.source')}
        value=""
        options={[
          ['', say('citing.choose')],
          ...pages.map(({ label, piece }, at): [string, string] => [
            String(at),
            `${label}${say('join.colon')}${[piece.title, piece.publisher, piece.page && sayPage(piece.page, say)].filter(Boolean).join(say('join.comma'))}`,
          ]),
        ]}
        onChange={(at) => {
          const chosen = pages[Number(at)];
          if (at !== '' && chosen) onTake(fieldsOf(chosen.piece));
        }}
      />
    </div>
  );
}

/** When it was read is for whoever cites it to say. */
function fieldsOf({ title, url = '', publisher = '', published = '', page = '', quote = '' }: Piece): CitedFields {
  return { ...EMPTY, title, url, publisher, published, page, quote };
}
