import './styles/layers.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/kit.css';
import './styles/frame.css';
import './styles/controls.css';
import './styles/tables.css';
import './styles/scores.css';
import './styles/matrix.css';
import './styles/detail.css';
import './styles/pages.css';
import './styles/trends.css';
import './styles/print.css';
import { enhanceFilters } from './enhance/enhance-filters.js';
import { enhanceMatrix } from './enhance/enhance-matrix.js';

for (const table of document.querySelectorAll<HTMLTableElement>('table[data-matrix]')) enhanceMatrix(table);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-filters]')) enhanceFilters(form);
