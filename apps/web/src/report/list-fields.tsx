import { Icon } from '@signatory/pages';
import type { ListItemInput } from '@signatory/contract';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { TextField } from '../ui/text-field.js';
import type { FieldsProps } from './fields-props.js';

type Item = z.infer<typeof ListItemInput>;

/** What is longer is not taken. */
const MOST = 2_000;

/** Keyed items on a closed list, each with its fields; an item can be chosen once. */
export function ListFields({ indicator, editing, disabled }: FieldsProps): ReactNode {
  const { say, choose } = useSpeech();
  const items: readonly Item[] = Array.isArray(editing.draft.value) ? editing.draft.value : [];
  const codes = indicator.items?.codes ?? [];
  const fields = indicator.items?.fields ?? [];
  const free = codes.filter(({ code }) => !items.some(({ key }) => key === code));
  const put = (next: readonly Item[]): void => editing.change({ value: [...next] });
  const replace = (at: number, item: Item): void => put(items.map((each, index) => (index === at ? item : each)));
  const list = useRef<HTMLDivElement>(null);
  // The item in which whoever added or removed one goes on; a new one for each act.
  const [next, setNext] = useState<{ readonly at: number } | null>(null);
  useEffect(() => {
    if (!next) return;
    const place = list.current?.querySelectorAll('select')[next.at] ?? list.current?.querySelector(':scope > button');
    if (place instanceof HTMLElement) place.focus();
  }, [next]);
  return (
    <div className="items" ref={list}>
      {items.length === 0 && <p className="muted">{say('entry.items.none')}</p>}
      {items.map((item, at) => (
        <fieldset key={at} className="item">
          <legend>{say('entry.item', { number: at + 1 })}</legend>
          <SelectField
            label={say('entry.item.key')}
            value={item.key}
            disabled={disabled}
            options={codes
              .filter(({ code }) => code === item.key || free.some((each) => each.code === code))
              .map(({ code, label }) => [code, choose(label)])}
            onChange={(key) => replace(at, { ...item, key })}
          />
          {fields.map(({ code: field, label }) => (
            <TextField
              key={field}
              label={choose(label)}
              type={field === 'date' ? 'date' : 'text'}
              maxLength={MOST}
              disabled={disabled}
              value={item.fields[field] ?? ''}
              onChange={(text) => replace(at, { ...item, fields: { ...item.fields, [field]: text } })}
            />
          ))}
          <button
            type="button"
            className="button"
            aria-disabled={disabled}
            onClick={() => {
              put(items.filter((_, index) => index !== at));
              setNext({ at: Math.min(at, items.length - 2) });
            }}
          >
            {say('entry.item.remove', { number: at + 1 })}
          </button>
        </fieldset>
      ))}
      {codes.length > 0 && free.length === 0 && <p className="hint">{say('entry.items.all')}</p>}
      <button
        type="button"
        className="button"
        aria-disabled={disabled || free.length === 0}
        onClick={() => {
          const first = free[0];
          if (!first) return;
          put([...items, { key: first.code, fields: {} }]);
          setNext({ at: items.length });
        }}
      >
        <Icon name="plus" />
        {say('entry.item.add')}
      </button>
    </div>
  );
}
