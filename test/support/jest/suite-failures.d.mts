export const SEEN: unique symbol;

export function tellFailure(event: { readonly name: string; readonly error?: unknown }): Promise<void>;
