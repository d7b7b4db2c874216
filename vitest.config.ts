import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = {
  '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, ''),
  // Guards the browser bundle; a test process is a server.
  'server-only': fileURLToPath(new URL('./test/server-only.ts', import.meta.url)),
}
const exclude = ['**/node_modules/**', '.next/**', '.data/**', 'dist/**', 'e2e/**']

/** Database tests whose environment or modules are not those of the others; each has a process of its own. */
const OWN_PROCESS = '**/*.own.db.test.ts'

const onDatabase = {
  globalSetup: ['test/build-reader.ts', 'test/global-setup.ts'],
  setupFiles: ['test/database.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  resolve: { alias },
  test: {
    // Processes: threads share V8's list of pages of machine code, and WebAssembly in several of them makes V8 give up.
    pool: 'forks',
    // One process takes many files: what a file leaves behind is for the next one to find, or for its setup to put away.
    isolate: false,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          globalSetup: ['test/build-reader.ts'],
          include: ['{app,components,lib,scripts,prisma}/**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.db.test.ts'],
          // Property tests take a second when the machine is idle, and many when it is not.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          ...onDatabase,
          name: 'database',
          include: ['{lib,scripts,prisma}/**/*.db.test.ts'],
          exclude: [...exclude, OWN_PROCESS],
          // After the unit tests, which would take the processors from what is timed here.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...onDatabase,
          name: 'database, own process',
          include: [OWN_PROCESS],
          exclude,
          isolate: true,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
