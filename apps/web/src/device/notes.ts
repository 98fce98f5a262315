/** Short texts by name, which outlive the page where the browser keeps them, and live as long as it where it does not. */
export interface Notes {
  /** Null where there is none. */
  readonly read: (name: string) => string | null;
  /** Null takes the note away. */
  readonly write: (name: string, text: string | null) => void;
}

/** Of this device, for all windows. */
export const deviceNotes = notesIn(() => localStorage);

/** Of this tab alone. */
export const tabNotes = notesIn(() => sessionStorage);

/** Where site data is blocked the storage cannot even be named without a fault: so it is asked for each time, and here alone. */
function notesIn(storage: () => Storage): Notes {
  /** What was not taken, and what stood there then: another window's later note goes before it. */
  const refused = new Map<string, { readonly text: string | null; readonly over: string | null }>();
  const ask = (name: string): string | null => {
    try {
      return storage().getItem(name);
    } catch {
      return null;
    }
  };
  return {
    read: (name) => {
      const there = ask(name);
      const own = refused.get(name);
      return own && own.over === there ? own.text : there;
    },
    write: (name, text) => {
      refused.delete(name);
      try {
        if (text === null) storage().removeItem(name);
        else storage().setItem(name, text);
      } catch {
        refused.set(name, { text, over: ask(name) });
      }
    },
  };
}
