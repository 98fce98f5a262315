/** A letter as it leaves: plain text beside simple HTML. */
export interface Letter {
  /** The mail's id: its Message-ID is made of it, so that a second copy is known as one. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly date: Date;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Ends letters of this kind by one POST (RFC 8058); null of one that comes once. */
  readonly unsubscribe: string | null;
}

/** Hands letters over. It throws `NotSent` where it knows that nobody got the letter. */
export interface Mailer {
  /** Whether sending the same letter again leaves one letter. */
  readonly repeatable: boolean;
  send(letter: Letter): Promise<void>;
}

export class NotSent extends Error {
  override readonly name = 'NotSent';
}

export const MAILER = Symbol('mailer');
/** The address people use, without a trailing slash. */
export const PUBLIC_URL = Symbol('public URL');
