import { getMe } from '@/lib/api/operations'
import { apiRoute } from '@/lib/server/api-route'

/** Whose token it is, and what it may. */
export const GET = apiRoute(getMe, async ({ actor: { id, role }, person, scopes, expiresAt }) => ({
  ...{ id: id ?? 0, name: person, role: role === 'SYSTEM' ? 'ADMIN' : role },
  ...{ scopes, expiresAt: expiresAt.toISOString() },
}))
