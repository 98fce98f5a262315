import './styles/layers.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/kit.css';
import './styles/matrix.css';
import './styles/pages.css';
import { enhanceFilters } from './enhance/enhance-filters.js';
import { enhanceMatrix } from './enhance/enhance-matrix.js';

for (const table of document.querySelectorAll<HTMLTableElement>('table[data-matrix]')) enhanceMatrix(table);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-filters]')) enhanceFilters(form);
