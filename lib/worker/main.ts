import { log } from '@/lib/server/log'
import { JOBS } from './jobs'
import { runJobs } from './loop'

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
// The launcher holds this channel; when it is gone, so are we.
process.on('disconnect', () => stop.abort())

log.info('worker started')
process.send?.('ready')
await runJobs(JOBS, stop.signal)
log.info('worker stopped')
process.exit(0)
