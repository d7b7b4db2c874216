import type { PushChannel } from '@/lib/db/generated/enums'
import { log } from '@/lib/server/log'
import { AT_ONCE, type Outcome, tell } from './channels'
import {
  type DuePush,
  dueChannels,
  endPushes,
  loadPushSettings,
  pauseChannel,
  postponePushes,
  takePushes,
} from './delivery-commands'
import { MOST_TRIES, quotaRenewedAt, retryAt } from './retry-times'
import { isOn, type PushSettings } from './schema'

/** How many requests one run makes to a channel at most. */
const MOST_REQUESTS = 20

type Run = { channel: PushChannel; settings: PushSettings; now: Date }

const idsOf = (pushes: DuePush[]) => pushes.map(({ id }) => id)

/** Tells search engines and the hub what is due to be told; returns how many pushes were taken up. */
export async function sendPushes(now: Date): Promise<number> {
  const channels = await dueChannels(now)
  if (channels.length === 0) return 0
  const settings = await loadPushSettings()
  const counts = await Promise.all(channels.map((channel) => sendChannel({ channel, settings, now })))
  return counts.reduce((total, count) => total + count, 0)
}

async function sendChannel(run: Run): Promise<number> {
  const { channel, settings, now } = run
  const size = AT_ONCE[channel]
  const taken = await takePushes(channel, Math.max(size, MOST_REQUESTS), now)
  if (!isOn(settings, channel)) {
    await endPushes(idsOf(taken), 'FAILED', '这个渠道已停用', now)
    return taken.length
  }
  for (let from = 0; from < taken.length; from += size) {
    const goesOn = await deliver(run, taken.slice(from, from + size), taken.slice(from + size))
    if (!goesOn) break
  }
  return taken.length
}

/** One request and what follows from it; false when the rest of what was taken need not be tried now. */
async function deliver(run: Run, pushes: DuePush[], rest: DuePush[]): Promise<boolean> {
  const { channel, settings } = run
  const urls = [...new Set(pushes.map(({ url }) => url))]
  const outcome = await tell(channel, settings, urls)
  if (outcome.kind === 'quota' && pushes.length > 1) {
    // Too many for what is left of the day: half of them may still fit.
    const middle = Math.ceil(pushes.length / 2)
    const second = pushes.slice(middle)
    return (
      (await deliver(run, pushes.slice(0, middle), [...second, ...rest])) &&
      (await deliver(run, second, rest))
    )
  }
  await settle(run, outcome, pushes, rest)
  return outcome.kind === 'done' || outcome.kind === 'refused'
}

async function settle(
  { channel, now }: Run,
  outcome: Outcome,
  pushes: DuePush[],
  rest: DuePush[],
): Promise<void> {
  const { kind, answer } = outcome
  if (kind === 'done') return settleDone(outcome, pushes, now)
  log.warn({ channel, kind, answer, pushes: pushes.length }, 'a push was not taken')
  if (kind === 'refused') return endPushes(idsOf(pushes), 'FAILED', answer, now)
  const all = [...pushes, ...rest]
  if (kind === 'quota') return pauseChannel(channel, idsOf(all), quotaRenewedAt(now), answer)
  for (const tries of new Set(all.map(({ attempts }) => attempts))) {
    const ids = idsOf(all.filter(({ attempts }) => attempts === tries))
    const next = retryAt(tries, now)
    if (next) await postponePushes(ids, next, answer)
    else await endPushes(ids, 'FAILED', `试了 ${MOST_TRIES} 次都没有成功：${answer}`, now)
  }
}

async function settleDone(
  { answer, wrong }: Extract<Outcome, { kind: 'done' }>,
  pushes: DuePush[],
  now: Date,
): Promise<void> {
  const taken = pushes.filter(({ url }) => !wrong.has(url))
  await endPushes(idsOf(taken), 'DONE', answer, now)
  for (const reason of new Set(wrong.values())) {
    const ids = idsOf(pushes.filter(({ url }) => wrong.get(url) === reason))
    await endPushes(ids, 'FAILED', reason, now)
  }
}
