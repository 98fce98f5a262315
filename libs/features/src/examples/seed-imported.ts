import { readMatrix, type Actor } from '@signatory/domain';
import { Database, sha256, systemReach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { splitText } from '@signatory/workbook';
import { Catalogue, memberCodes, OpenCycle } from '../catalogue/index.js';
import { ReadReleases, RenderReleaseFile, RequestRelease, SignOffRelease } from '../releases/index.js';
import { ImportScores } from '../scoring/index.js';
import type { ExampleFolder } from './example-files.js';
import { SeedChapters } from './seed-chapters.js';

/** A cycle made from a published table: imported, released and public, dated as it was published. */
@Injectable()
export class SeedImported {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly openCycle: OpenCycle,
    private readonly importScores: ImportScores,
    private readonly chapters: SeedChapters,
    private readonly requestRelease: RequestRelease,
    private readonly renderFile: RenderReleaseFile,
    private readonly releases: ReadReleases,
    private readonly signOff: SignOffRelease,
  ) {}

  /** The SHA-256 of the table's file. */
  hashOf(folder: ExampleFolder): string | null {
    const matrix = folder.matrix();
    return matrix && sha256(matrix);
  }

  async execute(
    folder: ExampleFolder,
    { requester, signatory, people }: { requester: Actor; signatory: Actor; people: ReadonlyMap<string, Actor> },
  ): Promise<void> {
    const { cycle: code, published } = folder.cycle;
    const at = new Date(`${published ?? folder.cycle.window.to}T12:00:00Z`);
    const opened = await this.catalogue.open(code);
    const reading = readMatrix(splitText(folder.matrix()?.toString('utf8') ?? '').records);
    if (reading.kind === 'faulty')
      throw new Error(`The table of ${code} has faults: ${JSON.stringify(reading.faults)}`);
    await this.database.as(systemReach(memberCodes(opened.plan)), async (tx) => {
      await this.openCycle.conclude(tx, { id: opened.cycle.id, actor: requester.id, at });
      await this.importScores.execute(tx, opened, { file: reading.file, actor: requester.id, at });
    });
    const chapters = folder.chapters();
    if (chapters) await this.chapters.execute(code, chapters, { people, at });
    const id = await this.requestRelease.execute({
      actor: requester,
      cycle: code,
      body: { embargoUntil: at.toISOString() },
      at,
    });
    const { files } = await this.releases.read(id, { actor: requester, at });
    for (const { path } of files) await this.renderFile.execute({ releaseId: id, path });
    await this.signOff.execute({ actor: signatory, release: id, at });
  }
}
