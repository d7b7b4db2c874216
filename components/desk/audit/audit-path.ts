/** 操作日志 */
export const AUDIT_PATH = '/admin/audit'
