import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Two entries: the signed-in app (index.html) and the public pages' styles with the matrix's keys (src/public.ts).
// The API reads dist/.vite/manifest.json to name both.
export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': 'http://localhost:3000' } },
  build: {
    manifest: true,
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    rollupOptions: { input: { app: 'index.html', public: 'src/public.ts' } },
  },
});
