/** Where somebody's work is handed over. */
export const handoverPath = (id: number): string => `/admin/users/${id}/handover`
