import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '@signatory/config';
import { NotSent, type Letter, type Mailer } from '@signatory/features';
import { createTransport, type SendMailOptions } from 'nodemailer';

/** By SMTP where `SMTP_URL` says so; else each letter is a file that one can read. */
export function makeMailer({ smtpUrl, mailFrom, mailFolder }: Environment): Mailer {
  return smtpUrl === undefined ? folderMailer(mailFolder, mailFrom) : smtpMailer(smtpUrl, mailFrom);
}

function folderMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    repeatable: true,
    async send(letter) {
      const { message } = await transport.sendMail(optionsOf(letter, from));
      await mkdir(folder, { recursive: true });
      const file = join(folder, `${letter.id}.eml`);
      await writeFile(`${file}.part`, message as Buffer);
      await rename(`${file}.part`, file);
    },
  };
}

// After these nothing was accepted: the server was not reached, or refused the letter in words.
const BEFORE_DATA = new Set(['ECONNECTION', 'EDNS', 'EAUTH', 'ETLS', 'EENVELOPE']);

function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url);
  return {
    repeatable: false,
    async send(letter) {
      try {
        await transport.sendMail(optionsOf(letter, from));
      } catch (error) {
        const { code = '', command = '', responseCode, message } = error as SmtpError;
        if (responseCode !== undefined || BEFORE_DATA.has(code) || command === 'CONN') throw new NotSent(message);
        throw error;
      }
    },
  };
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

function optionsOf(letter: Letter, from: string): SendMailOptions {
  return {
    from,
    to: letter.to,
    date: letter.date,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: `<${letter.id}@signatory>`,
    headers: {
      ...(letter.unsubscribe !== null && {
        'List-Unsubscribe': `<${letter.unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
      'Auto-Submitted': 'auto-generated',
    },
  };
}
