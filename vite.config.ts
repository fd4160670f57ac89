import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

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
    target: 'es2023',
  },
  server: {
    host: '127.0.0.1',
    port: 7511,
    proxy: { '/api': process.env.ZORGBORG_SERVER ?? 'http://127.0.0.1:7510' },
  },
})
