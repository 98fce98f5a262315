// `npm run bench`: the entry is plain JavaScript, since Node reads the benchmarks' TypeScript only after this.
import '../support/register-typescript.mjs';

const { main } = await import('./bench.ts');
process.exitCode = await main(process.argv.slice(2));
