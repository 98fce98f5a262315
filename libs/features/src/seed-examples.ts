import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExamplesModule, SeedExamples, type ExampleAccount } from './examples/index.js';
import { ServicesModule, type Services } from './services.module.js';

@Module({})
class SeedingModule {}

/** Among the examples is a release, which is signed. */
type SeedingServices = Services & Required<Pick<Services, 'signing'>>;

/** Seeds the examples in `folder` (`config/examples`) outside of any server; answers the accounts that exist afterwards. */
export async function seedExamples(services: SeedingServices, folder: string, at: Date): Promise<ExampleAccount[]> {
  const module = { module: SeedingModule, imports: [ServicesModule.of(services), ExamplesModule] };
  const context = await NestFactory.createApplicationContext(module, { logger: ['error', 'warn'] });
  try {
    return await context.get(SeedExamples).execute(folder, at);
  } finally {
    await context.close();
  }
}
