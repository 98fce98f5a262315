import { createRequire } from 'node:module';
import { asInProduction } from '@signatory/config';

// The React that the pages have.
const require = createRequire(import.meta.resolve('@signatory/pages'));

// In every mode but production React checks each of its own steps, which makes a page take several times as long. It chooses its
// build once, when it is first loaded: here, before anything that renders.
asInProduction(() => ['react', 'react/jsx-runtime', 'react-dom/server'].forEach((name) => require(name)));
