import { PublishedReleases } from '@signatory/features';
import { Refusal } from '@signatory/domain';
import { writePageTable, type PageTable } from '@signatory/pages';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { sendText } from '../releases/send-file.js';
import { describeRelease } from './describe-release.js';

/** Under a cycle's address. */
const TABLES_OF_PAGES = [
  'alignments.csv',
  'members/:member/scores.csv',
  'commitments/:commitment/scores.csv',
  'commitments/:commitment/answers.csv',
  'commitments/:commitment/averages.csv',
  'commitments/:commitment/figures.csv',
];
const CSV = 'text/csv';

/** What a public page shows in a table or a figure, as a file. */
@Controller()
export class PageTablesController {
  constructor(private readonly published: PublishedReleases) {}

  @Get('trends.csv')
  @Allow('public')
  @Operation({
    id: 'readTrendTable',
    costs: 'nothing',
    summary:
      'The trends of one plan (`plan`), of all members and of each, as the page shows them: `base` the first year, `member` the only one',
    mediaType: CSV,
    refusals: ['not-found'],
  })
  async trends(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendTable(reply, await this.write(request.url));
  }

  @Get(TABLES_OF_PAGES.map((path) => `results/:cycle/${path}`))
  @Allow('public')
  @Operation({
    id: 'readPageTable',
    costs: 'nothing',
    summary:
      'A table of a member’s or a commitment’s page: its scores, and of a commitment its averages, figures and answers release by release; or what answers to each item of other frameworks, with its average',
    mediaType: CSV,
    refusals: ['not-found', 'release.withdrawn'],
  })
  async ofRelease(
    @Param('cycle') cycle: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const table = await this.write(request.url);
    // Where nothing is, the release may have been withdrawn: that is told.
    if (!table) await this.published.standingOf(cycle);
    await sendTable(reply, table);
  }

  private async write(address: string): Promise<PageTable | null> {
    return writePageTable(address, (await this.published.list()).map(describeRelease));
  }
}

/** Refuses `not-found` where the page shows no such table. */
async function sendTable(reply: FastifyReply, table: PageTable | null): Promise<void> {
  if (!table) throw new Refusal('not-found', { subject: 'file' });
  await sendText(reply, table.text, { path: `${table.name}.csv`, mediaType: `${CSV}; charset=utf-8`, isPublic: true });
}
