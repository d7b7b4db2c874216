import { randomBytes } from 'node:crypto'
import { Trial } from './trial'

/** One demo newsroom with two web processes for all journeys; those that break things open their own. */
export default async function setup(): Promise<() => Promise<void>> {
  const password = `${randomBytes(12).toString('base64url')}-aA1`
  const trial = await Trial.open({ webs: 2, demo: true, password })
  process.env.E2E_BASES = trial.bases.join(' ')
  process.env.E2E_DATABASE_URL = trial.databaseUrl
  process.env.E2E_SERVER = trial.server
  process.env.E2E_PASSWORD = password
  return () => trial.close()
}
