import type { ReviewActions } from '@/components/editor/review/review-acts'
import * as actions from './actions'

/** The server actions of a review by what they do. */
export const REVIEW_ACTIONS: ReviewActions = {
  take: actions.take,
  release: actions.release,
  approve: actions.approve,
  return: actions.sendBack,
  delegate: actions.delegate,
  settle: actions.settle,
  withdraw: actions.withdraw,
  recall: actions.recall,
  afterwards: actions.afterwards,
}
