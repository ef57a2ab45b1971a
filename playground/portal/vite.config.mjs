import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vite';

/** The portal imports the client as any front end would; here that name leads to its source. */
const CLIENT_SOURCE = fileURLToPath(new URL('../../client/index.ts', import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: { alias: { 'strapi-plugin-magic-link/client': CLIENT_SOURCE } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
});
