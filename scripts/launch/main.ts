import { runCommandLine } from './command-line'
import { explain } from './failure'
import { readSettings } from './settings'

/** What each npm script does; `npm run` hands the rest of its arguments on. */
const MODES: Record<string, (args: string[]) => Promise<number>> = {
  '--start': async () => {
    await (await import('./serve')).serve(readSettings(), 'production')
    return 0
  },
  '--dev': async () => {
    await (await import('./serve')).serve(readSettings(), 'development')
    return 0
  },
  '--build': async () => {
    await (await import('./build')).buildWhenStale()
    return 0
  },
  '--check': async () => (await import('./test')).check(),
  '--test': async (args) => (await import('./test')).testAll(args),
  '--bench': async () => (await import('./test')).bench(),
  '--cms': (args) => runCommandLine(readSettings(), ['scripts/cms.ts', ...args]),
  '--migrate': async () => (await import('./command-line')).migrateDatabase(readSettings()),
  '--new-migration': async (args) => (await import('./command-line')).newMigration(args),
  '--generate': async () => {
    await (await import('./build')).generateClient()
    return 0
  },
}

const [mode = '--start', ...args] = process.argv.slice(2)
try {
  process.exitCode = await (MODES[mode] ?? MODES['--start'])?.(args)
} catch (error) {
  console.error(`\n${explain(error)}`)
  process.exitCode = 1
}
process.exit()
