import { expect, test } from 'vitest'
import { Refused, type Sending, type SentFile } from './send-file'
import { UploadQueue } from './upload-queue'

type Held = {
  name: string
  told: string[]
  progress: (share: number) => void
  finish: () => void
  fail: (error: Error) => void
}

/** A queue whose files are sent by hand. */
function heldQueue() {
  const held: Held[] = []
  const stored: string[] = []
  const queue = new UploadQueue(
    (file, { onProgress, onSent }): Sending => {
      const { promise, resolve, reject } = Promise.withResolvers<SentFile>()
      const told: string[] = []
      const finish = () => {
        onSent()
        resolve({ originalName: file.name } as SentFile)
      }
      held.push({ name: file.name, told, progress: onProgress, finish, fail: reject })
      const cancel = () => {
        told.push('cancel')
        reject(new Error('已取消'))
      }
      return { result: promise, pause: () => told.push('pause'), resume: () => told.push('resume'), cancel }
    },
    ({ originalName }) => stored.push(originalName),
  )
  const states = () => queue.snapshot().map(({ name, state }) => `${name} ${state}`)
  return { queue, held, stored, states }
}
const files = (...names: string[]) => names.map((name) => new File(['x'], name))
const settled = () => new Promise((done) => setImmediate(done))

test('two at a time are sent, the next when one is stored', async () => {
  const { queue, held, stored, states } = heldQueue()
  queue.add(files('a', 'b', 'c'))
  expect(states()).toEqual(['a sending', 'b sending', 'c waiting'])
  held[0]?.progress(0.4)
  expect(queue.snapshot()[0]?.share).toBe(0.4)
  held[0]?.finish()
  await settled()
  expect(states()).toEqual(['a done', 'b sending', 'c sending'])
  expect(stored).toEqual(['a'])
  expect(queue.busy).toBe(true)
})

test('a paused file makes room, and goes on when it is told to', () => {
  const { queue, held, states } = heldQueue()
  queue.add(files('a', 'b', 'c'))
  const [first] = queue.snapshot()
  queue.pause(first?.id ?? 0)
  expect(states()).toEqual(['a paused', 'b sending', 'c sending'])
  queue.resume(first?.id ?? 0)
  expect(held[0]?.told).toEqual(['pause', 'resume'])
})

test('what failed on its way is tried again, what was refused for what it is cannot be', async () => {
  const { queue, held, states } = heldQueue()
  queue.add(files('a', 'b'))
  held[0]?.fail(new Error('请检查网络'))
  held[1]?.fail(new Refused('SVG 不能上传'))
  await settled()
  expect(queue.snapshot().map(({ message, again }) => [message, again])).toEqual([
    ['请检查网络', true],
    ['SVG 不能上传', false],
  ])
  expect(queue.busy).toBe(false)
  queue.retry(queue.snapshot()[0]?.id ?? 0)
  expect(states()).toEqual(['a sending', 'b failed'])
  held[2]?.finish()
  await settled()
  queue.clear()
  expect(states()).toEqual([])
})

test('a file that was given up is gone, also on the server, and the next one starts', async () => {
  const { queue, held, states } = heldQueue()
  queue.add(files('a', 'b', 'c'))
  queue.cancel(queue.snapshot()[0]?.id ?? 0)
  await settled()
  expect(held[0]?.told).toEqual(['cancel'])
  expect(states()).toEqual(['b sending', 'c sending'])
})
