import { saveArticle } from '@/lib/articles/commands'
import { addCorrection, takeBackCorrection } from '@/lib/corrections/commands'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { pinLead, unpinLead } from '@/lib/front/pin-commands'
import { deleteUnusedMedia, tagMedia, updateMedia } from '@/lib/media/library-commands'
import { mediaUpdate } from '@/lib/media/schema'
import { closePlan, createPlan, movePlan, startWriting, updatePlan } from '@/lib/planning/commands'
import { planInput } from '@/lib/planning/schema'
import { createPreviewLink, revokePreviewLink } from '@/lib/preview-links/commands'
import { releaseStep, settleQuestion } from '@/lib/review/commands'
import { removePolicy, savePolicy } from '@/lib/review/policy-commands'
import { recallSignature, withdrawSubmission } from '@/lib/review/return-commands'
import { publishUrgently, reviewUrgent } from '@/lib/review/urgent-commands'
import {
  discardChanges,
  nameDraft,
  nameRevision,
  restoreRevision,
  salvageDraft,
} from '@/lib/revisions/commands'
import {
  cancelSchedule,
  moveSchedule,
  schedulePin,
  schedulePublication,
  scheduleUnpin,
} from '@/lib/schedule/commands'
import { type Attempt, on, plain } from './attempt'
import {
  draft,
  later,
  makeColumn,
  makeDraft,
  makeMedia,
  makePublished,
  makeUser,
  NOW,
  type Person,
  system,
} from './newsroom'
import { approve, makeReviewed, step, stepId, submitted } from './review'

const dueAt = later(90)
const piece = async (owner: Person) => makeDraft(owner, { columnId: (await makeColumn()).id })
const shown = async (owner: Person) => makePublished({ columnId: (await makeColumn()).id }, NOW, owner)

async function changed(owner: Person) {
  const ref = await shown(owner)
  return saveArticle(system, { ...draft({ columnId: (await makeColumn()).id }), ...ref }, NOW)
}
async function named(owner: Person) {
  const ref = await piece(owner)
  const { id: revisionId } = await nameDraft(system, { ...ref, label: '一' }, NOW)
  return { ...ref, revisionId }
}
async function shared(owner: Person) {
  return createPreviewLink(system, { ...(await piece(owner)), days: 7, note: '' }, NOW)
}
async function appointed(owner: Person) {
  return schedulePublication(system, { ...(await piece(owner)), dueAt }, NOW)
}
/** Written past the commands, as only a fault can. */
async function damaged(owner: Person) {
  const ref = await piece(owner)
  await db.article.update({
    where: { id: ref.id },
    data: { body: { type: 'doc', content: [{ type: '?' }] } },
  })
  return ref
}
async function pinned(owner: Person) {
  const ref = await shown(owner)
  await pinLead(system, ref, NOW)
  return ref
}
async function corrected(owner: Person) {
  const { id } = await shown(owner)
  await addCorrection(system, { id, what: '年份有误', why: '核对' }, NOW)
  return db.correction.findFirstOrThrow({ where: { articleId: id } })
}

const ON_PIECES = {
  takeBackCorrection: on(corrected, (actor, { id }) =>
    takeBackCorrection(actor, { correctionId: id, reason: '写错了' }, NOW),
  ),
  nameDraft: on(piece, (actor, ref) => nameDraft(actor, { ...ref, label: '二' }, NOW)),
  nameRevision: on(named, (actor, { id, revisionId }) =>
    nameRevision(actor, { id, revisionId, label: '二' }),
  ),
  restoreRevision: on(named, (actor, ref) => restoreRevision(actor, ref, NOW)),
  salvageDraft: on(damaged, (actor, ref) => salvageDraft(actor, ref, NOW)),
  discardChanges: on(changed, (actor, ref) => discardChanges(actor, ref, NOW)),
  createPreviewLink: on(piece, (actor, ref) => createPreviewLink(actor, { ...ref, days: 7, note: '' }, NOW)),
  revokePreviewLink: on(shared, (actor, { id }) => revokePreviewLink(actor, { linkId: id }, NOW)),
  moveSchedule: on(appointed, (actor, ref) =>
    moveSchedule(actor, { ...ref, from: dueAt, dueAt: later(95) }, NOW),
  ),
  cancelSchedule: on(appointed, (actor, ref) => cancelSchedule(actor, ref, NOW)),
  pinLead: on(shown, (actor, ref) => pinLead(actor, ref, NOW)),
  unpinLead: on(pinned, (actor, ref) => unpinLead(actor, ref, NOW)),
  schedulePin: on(shown, (actor, ref) => schedulePin(actor, { ...ref, dueAt }, NOW)),
  scheduleUnpin: on(pinned, (actor, ref) => scheduleUnpin(actor, { ...ref, dueAt }, NOW)),
} satisfies Record<string, Attempt>

/** A column with a first step for the given and a signature for every role that reviews. */
const reviewed = () => makeReviewed([step('一审'), step('终审', { roles: ['ADMIN', 'CHIEF', 'EDITOR'] })])
const handedIn = async (owner: Person) => submitted(owner, { columnId: await reviewed() })

async function half(owner: Person) {
  const ref = await handedIn(owner)
  await approve(await makeUser('EDITOR'), ref, '一审')
  return ref
}
/** A step in the owner’s hands. */
async function held(owner: Person) {
  const { id } = await handedIn(await makeUser('AUTHOR'))
  const at = await stepId(id, '终审')
  await db.reviewStep.update({ where: { id: at }, data: { holderId: owner.id, takenAt: NOW } })
  return { id, stepId: at }
}
/** A piece whose first approval is in question. */
async function questioned(owner: Person) {
  const ref = await half(owner)
  const id = await stepId(ref.id, '一审')
  await db.reviewStep.update({ where: { id }, data: { questionedAt: NOW } })
  return { ...ref, stepId: id }
}
async function signed(owner: Person) {
  const ref = await half(owner)
  await approve(await makeUser('CHIEF'), ref, '终审')
  return ref
}
async function urgent(owner: Person) {
  const ref = await makeDraft(owner, { columnId: await reviewed() })
  await publishUrgently(await makeUser('CHIEF'), { ...ref, reason: '防汛' }, NOW)
  return db.urgentPublication.findFirstOrThrow({ where: { articleId: ref.id } })
}

const ON_REVIEWS = {
  releaseStep: on(held, (actor, ref) => releaseStep(actor, ref)),
  settleQuestion: on(questioned, (actor, ref) =>
    settleQuestion(actor, { ...ref, keep: 'yes', note: '' }, NOW),
  ),
  withdrawSubmission: on(handedIn, (actor, ref) => withdrawSubmission(actor, ref, NOW)),
  recallSignature: on(signed, (actor, ref) => recallSignature(actor, { ...ref, reason: '数字有疑' }, NOW)),
  reviewUrgent: on(urgent, (actor, { id }) => reviewUrgent(actor, { urgentId: id, note: '' }, NOW)),
  savePolicy: on(makeColumn.bind(null, undefined, null), (actor, { id }) =>
    savePolicy(actor, { columnId: id, version: 0, steps: [] }),
  ),
  removePolicy: on(reviewed, (actor, columnId) => removePolicy(actor, { columnId, version: 1 })),
} satisfies Record<string, Attempt>

/** A plan that was given to its owner. */
async function plan(owner: Person) {
  const given = planInput.parse({ title: '退水之后', assigneeId: owner.id })
  return { ...given, ...(await createPlan(system, given, NOW)), version: 1 }
}
/** An unused picture that its owner has uploaded. */
async function picture(owner: Person) {
  const { id } = await makeMedia()
  return db.media.update({ where: { id }, data: { uploadedById: owner.id } })
}
/** Taking away several is refused one by one, and says so instead of throwing. */
async function deleteOne(actor: Person, id: number) {
  const { refused } = await deleteUnusedMedia(actor, [id])
  if (refused.length > 0) throw new AppError('FORBIDDEN', refused.join(''))
}

const ON_PLANS_AND_FILES = {
  createPlan: plain((actor) => createPlan(actor, planInput.parse({ title: '退水之后' }), NOW)),
  updatePlan: on(plan, (actor, one) => updatePlan(actor, { ...one, title: '改过' }, NOW)),
  movePlan: on(plan, (actor, { id, version }) =>
    movePlan(actor, { id, version, which: 'dueOn', day: '2026-03-09' }, NOW),
  ),
  closePlan: on(plan, (actor, { id, version }) => closePlan(actor, { id, version, outcome: 'DONE' }, NOW)),
  startWriting: on(plan, (actor, { id }) => startWriting(actor, { id }, NOW)),
  updateMedia: on(picture, (actor, { id, version, originalName }) =>
    updateMedia(actor, mediaUpdate.parse({ id, version, originalName, alt: '滩涂' }), NOW),
  ),
  tagMedia: on(picture, (actor, { id }) => tagMedia(actor, { ids: [id], add: ['滩涂'], remove: [] }, NOW)),
  deleteUnusedMedia: on(picture, (actor, { id }) => deleteOne(actor, id)),
} satisfies Record<string, Attempt>

/** How each command on pieces, and on what belongs to them, is tried. */
export const ATTEMPTS_ON_PIECES = { ...ON_PIECES, ...ON_REVIEWS, ...ON_PLANS_AND_FILES }
