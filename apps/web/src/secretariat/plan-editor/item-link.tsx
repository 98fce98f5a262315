import { Link } from '@tanstack/react-router';
import type { KeyboardEvent, ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { chooseWords } from './document-words.js';
import { useEditor } from './editor-context.js';
import { KINDS } from './kinds.js';
import type { OutlineItem } from './outline.js';

/** Leads to an item's form: its code and words, or what it is where it has neither yet. */
export function ItemLink(props: {
  readonly item: OutlineItem;
  readonly isHere?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { version } = useEditor();
  const { item, isHere, onKeyDown, children } = props;
  return (
    <Link
      to="/plans/$plan/$version/text"
      params={{ plan: version.plan, version: String(version.n) }}
      search={item.pointer === '' ? {} : { at: item.pointer }}
      aria-current={isHere ? 'true' : undefined}
      resetScroll={false}
      // A link to the whole plan is not where one is while an item of it is open.
      activeOptions={{ exact: true, includeSearch: true }}
      onKeyDown={onKeyDown}
    >
      <ItemName item={item} />
      {children}
    </Link>
  );
}

/** What an item is known by. */
export function ItemName({ item }: { readonly item: OutlineItem }): ReactNode {
  const { say, language } = useSpeech();
  const { kind, code, words } = item;
  const said = chooseWords(words, language);
  const isNamed = code !== '' || said.text !== '';
  return (
    <>
      {code !== '' && <span className="heading-code">{code}</span>}{' '}
      <span className="plan-item-words" lang={said.text === '' ? undefined : said.language}>
        {said.text || (isNamed ? '' : say('planEdit.unnamed', { kind: say(KINDS[kind]) }))}
      </span>
    </>
  );
}
