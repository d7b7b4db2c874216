/** What signs the cookies of every trial newsroom: tests open sessions with it, as only the newsroom itself can. */
export const TRIAL_SECRET = 'a secret that is good enough for a trial'
