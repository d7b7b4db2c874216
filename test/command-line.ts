import { afterEach, beforeEach, vi } from 'vitest'

/** What commands of the command line print during each test of a file, line by line; their exit status begins at 0. */
export function listenToCommands(): string[] {
  const said: string[] = []
  beforeEach(() => {
    process.exitCode = 0
    said.length = 0
    const say = (...words: unknown[]) => void said.push(words.join(' '))
    vi.spyOn(console, 'log').mockImplementation(say)
    vi.spyOn(console, 'error').mockImplementation(say)
  })
  afterEach(() => {
    vi.restoreAllMocks()
    process.exitCode = 0
  })
  return said
}
