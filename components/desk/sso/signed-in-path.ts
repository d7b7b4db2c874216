/** Where a sign-in ends that was begun over a page of another window. */
export const SIGNED_IN_PATH = '/admin/signed-in'
