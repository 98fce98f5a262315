import { SetNotice } from '@signatory/contract';
import { defineCommand } from '../command.js';
import { CommandFault } from '../io.js';
import { writeNotice } from '../write-notice.js';

export const noticeSet = defineCommand({
  help: `signatory notice set --until INSTANT --text LANGUAGE=WORDS [options]

Tells everybody something for a time, as of maintenance: at the sign-in and on every screen, in place of what was told
before. It is over by itself, and needs no server. DATABASE_URL is the application's login.

  --text LANGUAGE=WORDS   once for each language; a reader of another gets English, or the first
  --from INSTANT          like 2026-12-01T18:00:00Z; at once unless given
  --until INSTANT         when it is over
  --save-before INSTANT   people are asked to have saved their work by then
  --public                on the public pages too

Exit status: 0; 2 if it was misused.`,
  options: {
    text: { type: 'string', multiple: true },
    from: { type: 'string' },
    until: { type: 'string' },
    'save-before': { type: 'string' },
    public: { type: 'boolean' },
  },
  operands: [],
  async run({ text = [], from, until, 'save-before': saveBefore, public: isPublic = false }, _operands, io) {
    const parsed = SetNotice.safeParse({
      texts: Object.fromEntries(text.map(splitText)),
      ...(from !== undefined && { from: readInstant('from', from) }),
      until: readInstant('until', until),
      public: isPublic,
      saveBefore: saveBefore === undefined ? null : readInstant('save-before', saveBefore),
    });
    if (!parsed.success)
      throw new CommandFault(parsed.error.issues.map(({ path }) => FAULTS[String(path[0])] ?? USAGE));
    await writeNotice(parsed.data);
    io.out(`The notice is set, until ${parsed.data.until}.\n`);
    return 0;
  },
});

const USAGE = '--text LANGUAGE=WORDS and --until INSTANT are needed.';
const FAULTS: Readonly<Record<string, string>> = {
  texts: '--text needs a language and at most 500 characters, like --text "en=Closed on Sunday from 18:00 UTC."',
  until: '--until must be after --from.',
};

function splitText(given: string): [string, string] {
  const at = given.indexOf('=');
  return at < 0 ? ['', given] : [given.slice(0, at), given.slice(at + 1)];
}

function readInstant(option: string, given: string | undefined): string {
  if (given === undefined) throw new CommandFault([USAGE]);
  // Without its zone an instant would be another on another machine.
  if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(given) || Number.isNaN(Date.parse(given)))
    throw new CommandFault([`--${option} is "${given}". Write an instant with its zone, like 2026-12-01T18:00:00Z.`]);
  return new Date(given).toISOString();
}
