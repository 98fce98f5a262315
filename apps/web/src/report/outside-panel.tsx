import type { IndicatorView, OutsideFigureView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, type EntryKey } from '../api/endpoints.js';
import { queries, useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useNextField } from '../ui/use-next-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { useFieldWords } from './field-words.js';

/** What international sources say of this figure: confirmed or contested, and never written over the answer. */
export function OutsidePanel(props: {
  readonly entryKey: EntryKey;
  readonly indicator: IndicatorView;
  readonly replies: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { entryKey, indicator, replies } = props;
  const figures = useQuery(queries.outside(entryKey.cycle, entryKey.member));
  const own = (figures.data ?? []).filter((figure) => figure.indicator === indicator.code);
  if (figures.isError) return <Failure error={figures.error} onRetry={() => void figures.refetch()} />;
  if (own.length === 0) return null;
  return (
    <section className="panel side-panel" aria-labelledby="outside-heading">
      <h2 id="outside-heading">{say('outside.heading')}</h2>
      <ul className="outside">
        {own.map((figure) => (
          <OutsideFigure key={figure.id} figure={figure} indicator={indicator} entryKey={entryKey} replies={replies} />
        ))}
      </ul>
    </section>
  );
}

function OutsideFigure(props: {
  readonly figure: OutsideFigureView;
  readonly indicator: IndicatorView;
  readonly entryKey: EntryKey;
  readonly replies: boolean;
}): ReactNode {
  const { say, date, decimal } = useSpeech();
  const { figure, indicator, entryKey } = props;
  const { cycle, member } = entryKey;
  const { name: nameField } = useFieldWords(indicator);
  const [contesting, setContesting] = useState(false);
  const [reason, setReason] = useState('');
  const field = useNextField(contesting);
  const lacks = useLacks({ reason: isShort(reason) && say('lack.words', { least: 3 }) });
  const reply = useCommand(
    (kind: 'confirmed' | 'contested') =>
      api.replyToFigure(cycle, member, figure.id, kind === 'contested' ? { kind, reason } : { kind }),
    [['outside', cycle, member]],
  );
  return (
    <li>
      <p>
        <strong>{decimal(figure.value)}</strong>{' '}
        {figure.cell === 'total' ? say('entry.total') : nameField(`cells.${figure.cell}`)}
        {say('join.comma')}
        {figure.reference}
      </p>
      <p className="muted">
        {figure.url ? (
          <a href={figure.url} target="_blank" rel="noreferrer">
            {figure.source}
          </a>
        ) : (
          figure.source
        )}
        {say('join.comma')}
        {say('outside.accessed', { date: date(figure.accessed) })}
      </p>
      {figure.reply && (
        <p className={`tag ${figure.reply.kind === 'contested' ? 'tag-warn' : 'tag-plain'}`}>
          {say(`outside.${figure.reply.kind}`)}
        </p>
      )}
      {figure.reply?.reason && <p>{figure.reply.reason}</p>}
      {reply.error && <Failure error={reply.error} />}
      {props.replies && contesting && (
        <TextField
          id={field}
          label={say('outside.reason')}
          lines
          value={reason}
          error={lacks.at('reason')}
          onChange={setReason}
        />
      )}
      {props.replies && (
        <div className="acts">
          {!contesting && (
            <button
              type="button"
              className="button"
              aria-disabled={reply.isPending}
              onClick={() => reply.mutate('confirmed')}
            >
              {say('outside.confirm')}
            </button>
          )}
          <button
            type="button"
            className="button"
            aria-disabled={reply.isPending}
            onClick={(event) =>
              contesting
                ? lacks.ask(event, () => reply.mutate('contested', { onSuccess: () => setContesting(false) }))
                : setContesting(true)
            }
          >
            {say('outside.contest')}
          </button>
        </div>
      )}
    </li>
  );
}
