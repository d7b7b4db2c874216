import { purgeTrash } from '@/lib/articles/purge-trash'
import { reindexQueued } from '@/lib/articles/reindex'
import { pruneLimits } from '@/lib/auth/limit-commands'
import { pruneAccountLinks } from '@/lib/auth/link-commands'
import { pruneChallenges } from '@/lib/auth/passkey-commands'
import { resealFactors } from '@/lib/auth/reseal-commands'
import { pruneSteps } from '@/lib/auth/second-step-commands'
import { pruneSessions } from '@/lib/auth/session-commands'
import { runCheckup } from '@/lib/checkup/commands'
import { beat } from '@/lib/health/commands'
import { pruneMails } from '@/lib/mail/delivery-commands'
import { queueDigests } from '@/lib/mail/digest-commands'
import { sendMails } from '@/lib/mail/send'
import { makeNextAvif } from '@/lib/media/avif-commands'
import { indexOlderMedia, sweepOrphanFiles } from '@/lib/media/commands'
import { pruneNotices } from '@/lib/notifications/commands'
import { deliverOutbox } from '@/lib/outbox/deliver'
import { prunePushes } from '@/lib/push/delivery-commands'
import { sendPushes } from '@/lib/push/send'
import { noteOverdueSteps } from '@/lib/review/overdue-commands'
import { nextDue } from '@/lib/schedule/queries'
import { runDue } from '@/lib/schedule/run-due'
import { pruneSearches } from '@/lib/search/log-commands'
import { queueOutdated } from '@/lib/search/queue-commands'
import { refreshSuggestions } from '@/lib/search/suggestion-commands'
import { pruneReturns } from '@/lib/sso/return-commands'
import { pruneTokens } from '@/lib/tokens/commands'
import { sweepUploads } from '@/lib/uploads/staging'
import { pruneViewHours, rankMostRead } from '@/lib/views/commands'
import { pruneDeliveries } from '@/lib/webhooks/delivery-commands'
import { sendWebhooks } from '@/lib/webhooks/send'
import type { Job } from './loop'

/** Everything the worker does, and how often (milliseconds between the end of one run and the next). */
export const JOBS: Job[] = [
  { name: 'keep appointments', every: 400, patience: 200, run: runDue, next: nextDue },
  { name: 'deliver the outbox', every: 1_000, run: deliverOutbox },
  { name: 'index what is queued', every: 400, run: reindexQueued },
  { name: 'queue what an older tokeniser indexed', every: 600_000, run: queueOutdated },
  { name: 'renew what the search box proposes', every: 2_000, run: refreshSuggestions },
  { name: 'tell search engines and the hub', every: 2_000, run: sendPushes },
  { name: 'notice review steps that are late', every: 15_000, run: noteOverdueSteps },
  { name: 'send mail', every: 2_000, run: sendMails },
  { name: 'tell webhooks', every: 1_000, run: sendWebhooks },
  { name: 'queue daily digests', every: 60_000, run: queueDigests },
  { name: 'heartbeat', every: 3_000, run: (now) => beat('worker', now) },
  { name: 'rank what is read most', every: 60_000, run: rankMostRead },
  { name: 'forget old hours of reading', every: 3_600_000, run: pruneViewHours },
  { name: 'forget old searches', every: 3_600_000, run: pruneSearches },
  { name: 'forget old deliveries to webhooks', every: 3_600_000, run: pruneDeliveries },
  { name: 'forget old mail', every: 3_600_000, run: pruneMails },
  { name: 'forget old notifications', every: 3_600_000, run: pruneNotices },
  { name: 'forget old pushes', every: 3_600_000, run: prunePushes },
  { name: 'look the site over', every: 3_000, run: runCheckup },
  // Seconds of a core for each: a heap of new pictures must not be felt by who reads or writes meanwhile.
  { name: 'make AVIF pictures', every: 8_000, run: makeNextAvif },
  { name: 'empty the trash', every: 3_600_000, run: purgeTrash },
  { name: 'forget ended sessions', every: 3_600_000, run: pruneSessions },
  { name: 'seal second factors with the present secret', every: 60_000, run: resealFactors },
  { name: 'forget sign-ins that nobody went on with', every: 600_000, run: pruneSteps },
  { name: 'forget what keys have signed', every: 600_000, run: pruneChallenges },
  { name: 'forget ways to single sign-on and back', every: 600_000, run: pruneReturns },
  { name: 'forget old links in mail', every: 3_600_000, run: pruneAccountLinks },
  { name: 'forget API tokens that have ended', every: 3_600_000, run: pruneTokens },
  { name: 'forget old counts of sign-ins', every: 3_600_000, run: pruneLimits },
  { name: 'remove files without a row', every: 3_600_000, run: sweepOrphanFiles },
  { name: 'forget uploads that nobody went on with', every: 3_600_000, run: sweepUploads },
  { name: 'index older files of the library', every: 30_000, run: indexOlderMedia },
]
