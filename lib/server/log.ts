import pino from 'pino'
import { env } from '@/lib/env'

/** The process log: one JSON line an event, secrets redacted. */
export const log = pino({
  level: env.NODE_ENV === 'test' ? 'silent' : env.LOG_LEVEL,
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: [
    'password',
    '*.password',
    'passwordHash',
    '*.passwordHash',
    'headers.cookie',
    'headers.authorization',
  ],
})
