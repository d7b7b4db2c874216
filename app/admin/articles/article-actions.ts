import type { ArticleActions } from '@/components/desk/articles/article-steps'
import * as actions from './actions'

/** The server actions by the step they perform. */
export const ARTICLE_ACTIONS: ArticleActions = {
  submit: actions.submit,
  return: actions.sendBack,
  publish: actions.publish,
  publishUrgently: actions.publishUrgently,
  schedule: actions.schedule,
  appointWithdrawal: actions.appointWithdrawal,
  pin: actions.pin,
  unpin: actions.unpin,
  appointPin: actions.appointPin,
  appointUnpin: actions.appointUnpin,
  move: actions.move,
  callOff: actions.callOff,
  correct: actions.correct,
  withdraw: actions.withdraw,
  reinstate: actions.reinstate,
  trash: actions.trash,
  restore: actions.restore,
  purge: actions.purge,
}
