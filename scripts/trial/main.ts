// A trial newsroom in a process of its own, steered over the channel of whoever forked it (e2e/support/trial.ts).
import type { Actor } from '@/lib/auth/permissions'
import { TrialNewsroom, type TrialOptions } from './newsroom'

/**
 * A command of lib by its file (`articles/commands`) and name, run by the system as the worker or an import would, or by
 * somebody of the newsroom; what tests alone need is under `trial/`.
 */
export type CommandOrder = { file: string; name: string; input: unknown[]; by?: Actor | undefined }

async function runCommand({ file, name, input, by }: CommandOrder): Promise<unknown> {
  const { systemActor } = await import('@/lib/auth/authorise')
  const path = file.startsWith('trial/') ? `../${file}.ts` : `../../lib/${file}.ts`
  const commands = (await import(path)) as Record<string, (...given: unknown[]) => unknown>
  return commands[name]?.(by ?? systemActor('系统'), ...input)
}

const newsroom = new TrialNewsroom()

const ORDERS: Record<string, (argument: unknown) => Promise<unknown>> = {
  open: async (options) => {
    await newsroom.open(options as TrialOptions)
    const { bases, databaseUrl, server, folder } = newsroom
    return { bases, databaseUrl, server, folder }
  },
  killDatabase: () => newsroom.killDatabase(),
  stopDatabase: () => newsroom.stopDatabase(),
  startDatabase: () => newsroom.startDatabase(),
  killWorker: async (n = 0) => newsroom.workers[Number(n)]?.stop('SIGKILL'),
  startWorker: async (n = 0) => newsroom.workers[Number(n)]?.start(),
  killWeb: async (n) => newsroom.webs[Number(n)]?.stop('SIGKILL'),
  stopWeb: async (n) => newsroom.webs[Number(n)]?.stop(),
  startWeb: async (n) => newsroom.webs[Number(n)]?.start(),
  memory: async () => newsroom.webs[0]?.memory(),
  command: (order) => runCommand(order as CommandOrder),
  close: () => newsroom.close(),
}

/** Whoever asked may be gone meanwhile: a test that ran out of time. Closing follows from that. */
function reply(message: object): void {
  if (process.connected) process.send?.(message)
}

process.on('message', async ({ id, order, argument }: { id: number; order: string; argument: unknown }) => {
  try {
    reply({ id, result: await ORDERS[order]?.(argument) })
  } catch (error) {
    reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
process.on('disconnect', () => void newsroom.close().finally(() => process.exit()))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
