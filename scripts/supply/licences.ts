import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locked, Supply } from './lock-file'

type Policy = {
  allowed: string[]
  'used as they come': Record<string, string>
  'said elsewhere': Record<string, string>
}

export const readPolicy = () =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'licences.json'), 'utf8')) as Policy

/** Whether an SPDX expression leaves a choice of which every part is accepted. */
function accepts(expression: string, known: Set<string>): boolean {
  const plain = expression.replace(/[()]/g, '')
  return plain.split(/ or /i).some((choice) => choice.split(/ and /i).every((one) => known.has(one.trim())))
}

const told = (policy: Policy, { name, license }: Locked) => policy['said elsewhere'][name] ?? license ?? ''

/** Packages whose licence is none of those that were looked at. */
export function licenceFaults({ packages }: Supply, policy: Policy): string[] {
  const known = new Set([...policy.allowed, ...Object.keys(policy['used as they come'])])
  return packages
    .filter((one) => !accepts(told(policy, one), known))
    .map((one) => `${one.name} ${one.version ?? ''} 的许可证“${told(policy, one) || '没有写明'}”没有审过`)
}
