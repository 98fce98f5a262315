import { defineCommand } from '../command.js';
import { writeNotice } from '../write-notice.js';

export const noticeClear = defineCommand({
  help: `signatory notice clear

Takes away what everybody is told, before its time is over. DATABASE_URL is the application's login.

Exit status: 0; 1 if there was none.`,
  options: {},
  operands: [],
  async run(_options, _operands, io) {
    if (await writeNotice(null)) {
      io.out('The notice is taken away.\n');
      return 0;
    }
    io.err('There is no notice.\n');
    return 1;
  },
});
