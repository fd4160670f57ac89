import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Texts come in the language of the reader alone, and the entry waits for them: neither is ever put together with something else. */
const isShared = (id: string) => !/src\/web\/(texts\/|main\.tsx|index\.html)|\/content\//.test(id)

/** Builds the browser part from src/web into dist/web; while developing it passes /api on to the server beside it. */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The content security policy allows no data: addresses for scripts, styles and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 800,
    target: 'es2023',
    // What starts first is one file, what a dozen pages share another, and what fewer share comes in pieces of some kilobytes at least:
    // left to itself a page is made of a hundred files.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], test: isShared, priority: 3 },
            { name: 'common', test: isShared, minShareCount: 12, priority: 2 },
            {
              name: 'shared',
              test: isShared,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 5000,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 7511,
    proxy: { '/api': process.env.ZORGBORG_SERVER ?? 'http://127.0.0.1:7510' },
  },
})
