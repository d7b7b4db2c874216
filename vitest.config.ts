import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = {
  '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, ''),
  // Guards the browser bundle; a test process is a server.
  'server-only': fileURLToPath(new URL('./test/server-only.ts', import.meta.url)),
}
const exclude = ['**/node_modules/**', '.next/**', '.data/**', 'dist/**', 'e2e/**']

export default defineConfig({
  resolve: { alias },
  test: {
    // Threads of one process: a process for each file costs a third more.
    pool: 'threads',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          globalSetup: ['test/build-reader.ts'],
          include: ['{app,components,lib,scripts,prisma}/**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.db.test.ts'],
          // What is pure can share a thread: nothing of one file is left for the next.
          isolate: false,
          // Property tests take a second when the machine is idle, and many when it is not.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['{lib,scripts,prisma}/**/*.db.test.ts'],
          exclude,
          globalSetup: ['test/build-reader.ts', 'test/global-setup.ts'],
          setupFiles: ['test/database.ts'],
          maxWorkers: 2,
          // After the unit tests: groups with different numbers of workers cannot run side by side.
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
