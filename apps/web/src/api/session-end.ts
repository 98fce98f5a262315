const listeners = new Set<() => void>();
let over = false;
let begun = 0;

/** Whether the server has said, to any request, that the session is over while somebody is at work. */
export const sessionEnd = {
  isOver: (): boolean => over,
  /** Which session a request is sent in: its refusal, told after the next sign-in, ends no later one. */
  current: (): number => begun,
  tell(session: number): void {
    if (session === begun) change(true);
  },
  /** Signed in, or the page is only to be read. What was told before, also to nobody, is over. */
  begin(): void {
    begun += 1;
    change(false);
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function change(isOver: boolean): void {
  over = isOver;
  for (const listener of listeners) listener();
}
