import { personPath } from '../users/users-path'

/** Where somebody's work is handed over. */
export const handoverPath = (id: number): string => `${personPath(id)}/handover`
