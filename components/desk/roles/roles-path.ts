export const ROLES_PATH = '/admin/roles'
/** The page of one of the newsroom's own roles. */
export const rolePath = (id: number) => `${ROLES_PATH}/${id}`
