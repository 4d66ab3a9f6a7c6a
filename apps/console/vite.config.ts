import { defineConfig } from 'vite';

/** The console is served by the api under /console/; in development calls go to a running api. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // "use client" is addressed to server frameworks and means nothing here
      onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log),
    },
  },
  server: { port: 5174, proxy: { '/api': 'http://localhost:3000' } },
});
