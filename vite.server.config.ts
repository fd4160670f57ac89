import { defineConfig } from 'vite'

/** Builds the server and the command line from src/app/main.ts into one program, dist/server/main.js. */
export default defineConfig({
  build: {
    ssr: 'src/app/main.ts',
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node24',
    // Whoever reads where an error came from finds the names of the source.
    minify: false,
    // One file: a server that runs never looks for a part of a build that was replaced meanwhile.
    rolldownOptions: { output: { entryFileNames: 'main.js', codeSplitting: false } },
  },
  ssr: {
    noExternal: true,
    // Parts that are no JavaScript stay where they were installed, and so does what stands for one that is not there.
    external: ['@myriaddreamin/typst-ts-node-compiler', 'pg-native'],
  },
})
