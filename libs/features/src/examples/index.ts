export { ExamplesModule } from './examples.module.js';
export { SeedExamples, type ExampleAccount } from './seed-examples.js';
