import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { env } from '@/lib/env'
import { makeColumn } from '@/test/newsroom'
import { isDatabaseAway, toAppError } from './unexpected'

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => {
      throw new Error('it should have failed')
    },
    (error: unknown) => error,
  )
const busy = { code: 'UNAVAILABLE', status: 503, message: expect.stringContaining('系统现在很忙') }

test('a statement that takes too long, and a row that somebody holds on to, are told as passing (R-21)', async () => {
  const slow = await failure(
    transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 100`
      await tx.$queryRaw`SELECT 1 FROM pg_sleep(5)`
    }),
  )
  expect(toAppError(slow, 'test')).toMatchObject(busy)
  expect(isDatabaseAway(slow)).toBe(false)

  const { id } = await makeColumn()
  await transaction(async (holder) => {
    await holder.$executeRaw`UPDATE categories SET position = 1 WHERE id = ${id}`
    const waiting = await failure(
      db.$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL lock_timeout = 100`
        await tx.category.update({ where: { id }, data: { position: 2 } })
      }),
    )
    expect(toAppError(waiting, 'test')).toMatchObject(busy)
  })
})

test('when every connection is taken for longer than people wait, they are told to come again (R-21)', async () => {
  const { promise: left, resolve: leave } = Promise.withResolvers<void>()
  const taken: Promise<void>[] = []
  const holders = Array.from({ length: env.DATABASE_POOL }, () => {
    const { promise, resolve: take } = Promise.withResolvers<void>()
    taken.push(promise)
    return transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`
      take()
      await left
    })
  })
  try {
    // Who asks while they still come is served before the last of them.
    await Promise.all(taken)
    const late = [transaction((tx) => tx.$queryRaw`SELECT 1`), db.category.count(), db.$queryRaw`SELECT 1`]
    for (const one of await Promise.all(late.map(failure)))
      expect(toAppError(one, 'test')).toMatchObject(busy)
  } finally {
    leave()
    await Promise.all(holders)
  }
})

test('nothing waits for ever: statements, locks and transactions that somebody left open have an end', async () => {
  const [row] = await db.$queryRaw<Record<string, string>[]>`
    SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
      current_setting('idle_in_transaction_session_timeout') AS idle`
  expect(row).toEqual({ statement: '15s', lock: '10s', idle: '1min' })
})
