import './styles/layers.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/kit.css';
import './styles/frame.css';
import './styles/controls.css';
import './styles/tables.css';
import './styles/scores.css';
import './styles/matrix.css';
import './styles/matrix-crowded.css';
import './styles/detail.css';
import './styles/pages.css';
import './styles/judgement.css';
import './styles/narrow.css';
import './styles/print.css';
import './styles/app.css';
import './styles/forms.css';
import './styles/report.css';
import './styles/overview.css';
import './styles/library.css';
import './styles/publish.css';
import './styles/receipt.css';
import './styles/entry.css';
import './styles/cells.css';
import './styles/checks.css';
import './styles/beside.css';
import './styles/files.css';
import './styles/desks.css';
import './styles/heads.css';
import './styles/review.css';
import './styles/chapters.css';
import './styles/skeleton.css';
import './styles/app-adapt.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './app/router.js';
import { queries } from './api/queries.js';
import { closeMenus } from './enhance/close-menus.js';
import { client } from './session/ahead.js';
import { holdBack } from './session/hold-back.js';
import { loadOwnLanguage, SpeechProvider } from './session/language.js';
import { applyTheme, storedTheme } from './session/theme.js';

/** From then on a screen that is still on its way shows that it is. */
const MOST_WAITED_MS = 500;

applyTheme(storedTheme());
holdBack();
// The bar can be used before what watches the page is there: a menu that stayed open would be closed by the press that is to open it.
closeMenus();
void start();

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root to draw in.');
  const texts = loadOwnLanguage();
  // While the texts are on their way: the screen's code, the session, and what the screen shows.
  const begun = Promise.allSettled([client.prefetchQuery(queries.session()), router.load()]);
  try {
    const language = await texts;
    // The page's own bar stands until the app has one to draw, though not for as long as a lost connection takes.
    await Promise.race([begun, pause(MOST_WAITED_MS)]);
    createRoot(root).render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <SpeechProvider first={language}>
            <RouterProvider router={router} />
          </SpeechProvider>
        </QueryClientProvider>
      </StrictMode>,
    );
    const { watchPage } = await import('./app/watch-page.js');
    watchPage(client);
  } catch (error) {
    // Without texts the app is mute, and unwatched it would send nothing of what was kept by itself: the page itself says so.
    document.getElementById('unreached')?.removeAttribute('hidden');
    throw error;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
