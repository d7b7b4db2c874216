import pino from 'pino'
import { env } from '@/lib/env'

/** The process log: one JSON line an event, secrets redacted. */
export const log = pino({
  level: env.NODE_ENV === 'test' ? 'silent' : env.LOG_LEVEL,
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: [
    ...[
      'password',
      'passwordHash',
      'secret',
      'token',
      'AUTH_SECRET',
      'AUTH_SECRET_PREVIOUS',
      'NEXTAUTH_SECRET',
      'SMTP_URL',
      'SSO_CLIENT_SECRET',
      'clientSecret',
      'S3_SECRET_ACCESS_KEY',
      'DATABASE_URL',
      'connectionString',
    ].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    'headers.cookie',
    'headers.authorization',
    '*.headers.cookie',
    '*.headers.authorization',
  ],
})
