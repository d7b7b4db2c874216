/** Where the rules of signing in are kept. */
export const SECURITY_PATH = '/admin/security'
