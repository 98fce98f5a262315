import type { PlanCommentView, PlanVersionDetail } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { LeftWords } from '../../ui/left-words.js';
import { Failure, Loaded } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { useKeptForm } from '../../ui/use-kept-form.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { CommentForm } from './comment-form.js';
import { nameItem, threadsOf, type Thread } from './comment-threads.js';
import { namePlanMember } from './plan-names.js';
import { useConsultationIsOver } from './consultation-end.js';

/** What the members say of a version, thread by thread; those that wait for an answer come first. */
export function CommentsPanel(props: { readonly version: PlanVersionDetail; readonly keeps: boolean }): ReactNode {
  const { say } = useSpeech();
  const { version, keeps } = props;
  const comments = useQuery(queries.comments({ plan: version.id, n: version.version }));
  const isOver = useConsultationIsOver(version);
  return (
    <section className="panel form" aria-labelledby="comments-heading">
      <h2 id="comments-heading">{say('comments.heading')}</h2>
      <Loaded query={comments} lines={3}>
        {(all) => <Threads version={version} keeps={keeps} comments={all} />}
      </Loaded>
      <CommentForm version={version} isOpen={version.speaksFor.length > 0 && !isOver} />
    </section>
  );
}

function Threads(props: {
  readonly version: PlanVersionDetail;
  readonly keeps: boolean;
  readonly comments: readonly PlanCommentView[];
}): ReactNode {
  const { say } = useSpeech();
  const { version, keeps, comments } = props;
  const threads = threadsOf(comments);
  const open = threads.filter(({ isOpen }) => isOpen).length;
  if (threads.length === 0)
    return <p className="muted">{say(version.state === 'CONSULTATION' ? 'comments.none' : 'comments.none.ever')}</p>;
  return (
    <>
      <p role="status" className="muted">
        {say('comments.count', { all: threads.length, open })}
      </p>
      <ol className="threads">
        {threads.map((thread) => (
          <li key={thread.id}>
            <ThreadView version={version} thread={thread} keeps={keeps} />
          </li>
        ))}
      </ol>
    </>
  );
}

function ThreadView(props: {
  readonly version: PlanVersionDetail;
  readonly thread: Thread;
  readonly keeps: boolean;
}): ReactNode {
  const { say, choose, instant } = useSpeech();
  const { version, thread, keeps } = props;
  const item = nameItem(version, thread, choose) ?? say('comments.wholePlan');
  const isOver = useConsultationIsOver(version);
  const mayReply =
    version.state === 'CONSULTATION' && (keeps || (version.speaksFor.includes(thread.member) && !isOver));
  return (
    <article className="thread">
      <h3>
        {namePlanMember(version, thread.member, choose)}
        {say('join.colon')}
        {item}{' '}
        <span className={`tag ${thread.isOpen ? 'tag-warn' : 'tag-plain'}`}>
          {say(thread.isOpen ? 'comments.open' : 'comments.answered')}
        </span>
      </h3>
      {thread.comments.map(({ id, voice, text, author, at }) => (
        <div key={id} className={`said said-${voice}`}>
          <p className="small-print">
            {voice === 'secretariat' ? say('role.secretariat') : namePlanMember(version, thread.member, choose)}
            {author && `${say('join.comma')}${author}`} · {instant(at)}
          </p>
          <p className="said-words">{text}</p>
        </div>
      ))}
      <ReplyForm version={version} thread={thread} answers={keeps} about={item} isOpen={mayReply} />
    </article>
  );
}

function ReplyForm(props: {
  readonly version: PlanVersionDetail;
  readonly thread: Thread;
  readonly answers: boolean;
  readonly about: string;
  /** Closed it shows only what was begun. */
  readonly isOpen: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { version, thread, answers } = props;
  const { kept, draft, set, put, wasBegun } = useKeptForm(['comment', thread.id], { text: '' });
  const { text } = draft;
  const key = { plan: version.id, n: version.version };
  const reply = useCommand((words: string) => api.replyToComment(key, thread.id, words), [['plans']]);
  const lacks = useLacks({ text: isShort(text) && say('lack.words', { least: 3 }) });
  if (!props.isOpen)
    return (
      kept &&
      !reply.isPending && (
        <LeftWords
          within
          heading={say('comments.text')}
          text={text}
          language={null}
          refused={reply.error}
          onDiscard={() => put(null)}
        />
      )
    );
  return (
    <details className="reply" open={wasBegun}>
      <summary>
        {say(answers ? 'comments.answer' : 'comments.goOn')}
        <span className="visually-hidden">
          {say('join.colon')}
          {props.about}
        </span>
      </summary>
      <form
        className="form"
        noValidate
        onSubmit={(event) => lacks.ask(event, () => reply.mutate(text, { onSuccess: () => put(null) }))}
      >
        <TextField
          label={say('comments.text')}
          value={text}
          error={lacks.at('text')}
          lines
          required
          maxLength={5_000}
          onChange={(words) => set({ text: words })}
        />
        {reply.error && <Failure error={reply.error} />}
        <button type="submit" className="button" aria-disabled={reply.isPending}>
          {say('comments.send')}
        </button>
      </form>
    </details>
  );
}
