import type { PreviewLinkActions } from '@/components/desk/preview-links/preview-links-dialog'
import { revokeLink, shareDraft } from './preview-actions'

/** The server actions behind the preview links of a piece. */
export const PREVIEW_LINK_ACTIONS: PreviewLinkActions = { share: shareDraft, revoke: revokeLink }
