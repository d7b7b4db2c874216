/** The list of people with an account, and the page of one. */
export const USERS_PATH = '/admin/users'
export const personPath = (id: number): string => `${USERS_PATH}/${id}`
