/** 邮件 */
export const MAILS_PATH = '/admin/mails'
