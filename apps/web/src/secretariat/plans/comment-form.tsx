import type { CommentOnPlan, PlanVersionDetail } from '@signatory/contract';
import { COMMENT_ITEMS } from '@signatory/domain';
import type { ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { LeftWords } from '../../ui/left-words.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { useKeptForm } from '../../ui/use-kept-form.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { memberOptions } from './plan-names.js';

const WHOLE = 'plan:';

/** A member's first word on an item of the version, or on the plan as a whole. */
export function CommentForm(props: {
  readonly version: PlanVersionDetail;
  /** Closed, as once the time to comment has ended, it shows only what was begun. */
  readonly isOpen: boolean;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { version, isOpen } = props;
  const { speaksFor, plan } = version;
  const { kept, draft, set, put } = useKeptForm(['comment', version.id, version.version], {
    member: speaksFor[0] ?? '',
    about: WHOLE,
    text: '',
  });
  const { member, about, text } = draft;
  const comment = useCommand(
    (body: CommentOnPlan) => api.comment({ plan: version.id, n: version.version }, body),
    [['plans']],
  );
  const lacks = useLacks({ text: isShort(text) && say('lack.words', { least: 3 }) });
  if (!isOpen)
    return (
      kept &&
      !comment.isPending && (
        <LeftWords
          within
          heading={say('comments.begin')}
          text={text}
          language={null}
          refused={comment.error}
          onDiscard={() => put(null)}
        />
      )
    );
  const items = plan.commitments.flatMap(({ id, code, title, indicators }) => [
    [`commitment:${id}`, `${code} ${choose(title)}`] as const,
    ...indicators.map((each) => [`indicator:${each.id}`, `${each.label} ${choose(each.question)}`] as const),
  ]);
  return (
    <form
      className="form only-screen"
      noValidate
      aria-labelledby="comment-heading"
      onSubmit={(event) =>
        lacks.ask(event, () => {
          const [type = '', ...rest] = about.split(':');
          const item = COMMENT_ITEMS.find((each) => each === type) ?? 'plan';
          const body = { member, item, id: item === 'plan' ? null : rest.join(':'), text };
          comment.mutate(body, { onSuccess: () => put(null) });
        })
      }
    >
      <h3 id="comment-heading">{say('comments.begin')}</h3>
      {speaksFor.length > 1 && (
        <SelectField
          label={say('comments.for')}
          value={member}
          options={memberOptions(version, choose).filter(([code]) => speaksFor.includes(code))}
          onChange={(code) => set({ member: code })}
        />
      )}
      <SelectField
        label={say('comments.about')}
        value={about}
        options={[[WHOLE, say('comments.wholePlan')], ...items]}
        onChange={(item) => set({ about: item })}
      />
      <TextField
        label={say('comments.text')}
        hint={say('comments.text.hint')}
        value={text}
        error={lacks.at('text')}
        lines
        required
        maxLength={5_000}
        onChange={(words) => set({ text: words })}
      />
      {comment.error && <Failure error={comment.error} />}
      <button type="submit" className="button button-primary" aria-disabled={comment.isPending}>
        {say('comments.send')}
      </button>
      <StatusLine>{comment.isSuccess && say('comments.sent')}</StatusLine>
    </form>
  );
}
