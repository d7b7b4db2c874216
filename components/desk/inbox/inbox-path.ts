/** 收件箱 */
export const INBOX_PATH = '/admin/inbox'
