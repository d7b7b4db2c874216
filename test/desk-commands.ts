const EVERYBODY = 'any any any any'
const OWN = 'any any any own'
const EDITORS = 'any any any no'
const MANAGERS = 'any any no no'
const ADMIN = 'any no no no'
/** Who has a part in a piece does not review it. */
const REVIEWERS = 'others others others no'

const ARTICLES = 'lib/articles/permissions.db.test.ts'
const DUTIES = 'lib/review/duties.db.test.ts'
const LINKS = 'lib/auth/links.db.test.ts'
const WEBHOOKS = 'lib/webhooks/manage.db.test.ts'

/**
 * Every command behind a server action, and whom it obeys (ADMIN CHIEF EDITOR AUTHOR): with `any` subject, with their
 * `own`, with `others`’, or `no`; or the test that tries it with every role. Written out, and not read from the
 * permissions, so that a change of either shows.
 */
export const COMMANDS: Record<string, string> = {
  // One’s own account, inbox and calendar.
  changeOwnPassword: EVERYBODY,
  updateNoticeSettings: EVERYBODY,
  readNotices: EVERYBODY,
  unreadNotices: EVERYBODY,
  shareCalendar: EVERYBODY,
  revokeCalendar: EVERYBODY,

  endOwnSession: EVERYBODY,
  endOtherSessions: EVERYBODY,
  beginTotp: EVERYBODY,
  confirmTotp: EVERYBODY,
  renewRecoveryCodes: EVERYBODY,
  // Who needs a second factor keeps it.
  disableTotp: 'no no any any',
  beginPasskey: EVERYBODY,
  addPasskey: EVERYBODY,
  removePasskey: EVERYBODY,
  unlinkOwnIdentity: EVERYBODY,
  createToken: EVERYBODY,
  updateOwnProfile: EVERYBODY,
  revokeToken: EVERYBODY,

  // Pieces.
  submitArticle: ARTICLES,
  returnArticle: ARTICLES,
  publishArticle: ARTICLES,
  schedulePublication: ARTICLES,
  scheduleWithdrawal: ARTICLES,
  addCorrection: ARTICLES,
  withdrawArticle: ARTICLES,
  reinstateArticle: ARTICLES,
  trashArticle: ARTICLES,
  restoreArticle: ARTICLES,
  purgeArticle: ARTICLES,
  takeBackCorrection: MANAGERS,
  nameDraft: OWN,
  nameRevision: OWN,
  restoreRevision: OWN,
  salvageDraft: OWN,
  discardChanges: OWN,
  createPreviewLink: EDITORS,
  revokePreviewLink: EDITORS,
  moveSchedule: EDITORS,
  cancelSchedule: EDITORS,
  pinLead: EDITORS,
  unpinLead: EDITORS,
  schedulePin: EDITORS,
  scheduleUnpin: EDITORS,

  // The review: by role, step and relation.
  takeStep: DUTIES,
  approveStep: DUTIES,
  sendBack: DUTIES,
  delegateStep: DUTIES,
  releaseStep: 'own own own own',
  settleQuestion: REVIEWERS,
  withdrawSubmission: 'any any own own',
  recallSignature: MANAGERS,
  reviewUrgent: REVIEWERS,
  publishUrgently: 'lib/review/publication.db.test.ts',
  savePolicy: MANAGERS,
  removePolicy: MANAGERS,

  // Plans; somebody’s own is the one that was given to them.
  createPlan: EVERYBODY,
  updatePlan: EDITORS,
  movePlan: EDITORS,
  closePlan: EDITORS,
  startWriting: OWN,

  // The library.
  updateMedia: OWN,
  tagMedia: OWN,
  deleteUnusedMedia: OWN,

  // What pieces are filed under, and what stands beside them.
  createColumn: MANAGERS,
  updateColumn: MANAGERS,
  moveColumn: MANAGERS,
  deleteColumn: MANAGERS,
  ensureTag: EVERYBODY,
  updateTag: EDITORS,
  mergeTags: EDITORS,
  deleteTag: EDITORS,
  createSynonyms: EDITORS,
  updateSynonyms: EDITORS,
  switchSynonyms: EDITORS,
  deleteSynonyms: EDITORS,
  createAuthor: EDITORS,
  updateAuthor: EDITORS,
  deleteAuthor: EDITORS,
  createSource: EDITORS,
  updateSource: EDITORS,
  deleteSource: EDITORS,
  createTopic: EDITORS,
  updateTopic: EDITORS,
  publishTopic: EDITORS,
  withdrawTopic: EDITORS,
  deleteTopic: EDITORS,
  createPage: MANAGERS,
  updatePage: MANAGERS,
  showPage: MANAGERS,
  movePage: MANAGERS,
  deletePage: MANAGERS,

  // The system.
  askForCheckup: EDITORS,
  updateSiteSettings: MANAGERS,
  updatePushSettings: MANAGERS,
  retryPush: MANAGERS,
  retryFailedPushes: MANAGERS,
  createUser: ADMIN,
  updateUser: ADMIN,
  setUserColumns: ADMIN,
  createRole: ADMIN,
  updateRole: ADMIN,
  deleteRole: ADMIN,
  createOfficers: ADMIN,
  setSeparation: 'lib/roles/officers.db.test.ts',
  setUserActive: ADMIN,
  importPeople: 'lib/users/import.db.test.ts',
  handOver: 'lib/handover/handover.db.test.ts',
  resetPassword: ADMIN,
  endSessionsOfUser: ADMIN,
  endSessionOfUser: 'lib/users/people.db.test.ts',
  inviteUser: LINKS,
  sendAccountMail: LINKS,
  resetFactor: ADMIN,
  revokeTokenOfUser: ADMIN,
  linkAuthor: ADMIN,
  unlinkIdentities: ADMIN,
  updateSecurityRules: 'lib/security/security.db.test.ts',
  sendTestMail: 'lib/mail/mail.db.test.ts',
  retryMail: ADMIN,
  createWebhook: WEBHOOKS,
  updateWebhook: WEBHOOKS,
  renewSecret: WEBHOOKS,
  setWebhookActive: WEBHOOKS,
  deleteWebhook: WEBHOOKS,
  testWebhook: WEBHOOKS,
  replayDelivery: WEBHOOKS,
}

/** Whether a row names the test in which the command is tried. */
export const isElsewhere = (row: string): boolean => row.endsWith('.db.test.ts')
