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
import './styles/judgement.css';
import './styles/narrow.css';
import './styles/adapt.css';
import './styles/print.css';
import './styles/app.css';
import './styles/forms.css';
import './styles/report.css';
import './styles/receipt.css';
import './styles/entry.css';
import './styles/cells.css';
import './styles/checks.css';
import './styles/files.css';
import './styles/desks.css';
import './styles/review.css';
import './styles/chapters.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './app/router.js';
import { ProblemError } from './api/problem-error.js';
import { queries } from './api/queries.js';
import { followScript } from './session/follow-script.js';
import { loadOwnLanguage, SpeechProvider } from './session/language.js';
import { applyTheme, storedTheme } from './session/theme.js';

const MOST_RETRIES = 2;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal does not change by asking again; a lost connection may.
      retry: (failures, error) => !(error instanceof ProblemError) && failures < MOST_RETRIES,
    },
  },
});

applyTheme(storedTheme());
followScript();
void start();

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root to draw in.');
  // Asked for while the texts are on their way: the frame needs both.
  void client.prefetchQuery(queries.session());
  try {
    const language = await loadOwnLanguage();
    createRoot(root).render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <SpeechProvider first={language}>
            <RouterProvider router={router} />
          </SpeechProvider>
        </QueryClientProvider>
      </StrictMode>,
    );
  } catch (error) {
    // Without texts the app is mute; the page itself says so.
    document.getElementById('unreached')?.removeAttribute('hidden');
    throw error;
  }
}
