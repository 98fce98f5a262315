import { sought } from '@signatory/domain';
import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { FieldMessage } from './field-message.js';
import { SelectField } from './select-field.js';

/** So many are read at a glance: more are looked for. */
const FEW = 15;

interface Choice {
  readonly label: string;
  readonly value: string;
  /** One without a code stands for all of them. */
  readonly options: readonly (readonly [code: string, name: string])[];
  /** How many were found, where they are no members. */
  readonly found?: (count: number) => string;
  readonly error?: string | null;
  readonly onChange: (code: string) => void;
}

/** One of a list, as a member or a rule: of few by the native choice, of many by its name or code as it is written. */
export function PickField(props: Choice): ReactNode {
  return props.options.length > FEW ? <PickOfMany {...props} /> : <SelectField {...props} />;
}

/** What is written, and at which of them the arrow keys stand, while somebody looks. */
interface Search {
  /** Null until something is written. */
  readonly words: string | null;
  readonly at: string | null;
}

/** An editable combobox with a list, as the ARIA Authoring Practices describe it: the focus stays in the field. */
function PickOfMany({ label, value, options, onChange, ...rest }: Choice): ReactNode {
  const { say } = useSpeech();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState<Search | null>(null);
  const chosen = options.find(([code]) => code === value);
  const word = sought(search?.words ?? '');
  const found = word === '' ? options : options.filter((option) => option.some((part) => sought(part).includes(word)));
  const count = found.filter(isOne).length;
  const isOpen = search !== null && found.length > 0;
  const place = found.findIndex(([code]) => code === search?.at);
  // At the window's edge the list would begin out of sight.
  useEffect(() => {
    if (isOpen) popup.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [isOpen]);
  useEffect(() => {
    popup.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [isOpen, place]);
  const name = chosen?.[1] ?? value;
  // Who goes on writing looks for another, and does not add to its name.
  useEffect(() => {
    if (search === null && document.activeElement === field.current) field.current?.select();
  }, [search, name]);
  const open = (): void => setSearch(search ?? { words: null, at: value });
  const pick = (code: string | undefined): void => {
    setSearch(null);
    if (code !== undefined && code !== value) onChange(code);
  };
  const write = (words: string): void => {
    const wanted = sought(words);
    const first = options.find((option) => option.some((part) => sought(part).includes(wanted)));
    setSearch({ words, at: wanted === '' ? value : (first?.[0] ?? null) });
  };
  const move = (by: 1 | -1): void => {
    if (!isOpen) return open();
    const next = found[(Math.max(place, by > 0 ? -1 : 0) + by + found.length) % found.length];
    setSearch({ words: search.words, at: next?.[0] ?? null });
  };
  // What was written whole is meant, also where it is left without Enter; a field that was emptied means all of them.
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    // One of the list is being pressed.
    if (currentTarget.contains(relatedTarget)) return;
    const meant = options.find((option) => search !== null && isNamed(search.words, option));
    pick(meant?.[0]);
  };
  const press = (event: KeyboardEvent): void => {
    const act = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => isOpen && pick(found[place]?.[0]),
      Escape: () => setSearch(null),
    }[event.key];
    // It chooses, and sends no form and closes no dialog that it stands in.
    if (!act || (event.key === 'Escape' && search === null)) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className="field pick-field" onBlur={leave}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        className="input"
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={isOpen && place >= 0 ? `${id}-${place}` : undefined}
        aria-invalid={rest.error ? true : undefined}
        aria-describedby={rest.error ? `${id}-error` : undefined}
        value={search?.words ?? name}
        onFocus={({ target }) => target.select()}
        onClick={open}
        onChange={({ target }) => write(target.value)}
        onKeyDown={press}
      />
      <div ref={popup} className="member-popup">
        {isOpen && (
          <div id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1}>
            {found.map(([code, each], at) => (
              <div
                key={code}
                id={`${id}-${at}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === place}
                onKeyDown={press}
                onClick={() => {
                  pick(code);
                  field.current?.focus();
                }}
              >
                {each}
              </div>
            ))}
          </div>
        )}
        <p role="status">
          {word !== '' &&
            (rest.found?.(count) ?? say('members.found', { count, members: options.filter(isOne).length }))}
        </p>
      </div>
      <FieldMessage id={`${id}-error`}>{rest.error}</FieldMessage>
    </div>
  );
}

const isOne = ([code]: Choice['options'][number]): boolean => code !== '';

function isNamed(words: string | null, option: Choice['options'][number]): boolean {
  return (
    words !== null && (words.trim() === '' ? !isOne(option) : option.some((part) => sought(part) === sought(words)))
  );
}
