import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../launch/failure'
import { npm } from '../launch/install.mjs'

const FILE = join('dist', 'sbom.cdx.json')
const WHAT = [
  '--package-lock-only',
  '--sbom-format',
  'cyclonedx',
  '--sbom-type',
  'application',
  '--omit',
  'dev',
]

type Bom = { metadata: { component: { name: string } }; components: unknown[] }

/** Writes what ships, with versions, hashes and licences, as CycloneDX JSON; npm makes it from the lock file. */
export function writeSbom(): { file: string; components: number } {
  const { status, stdout, stderr } = npm(['sbom', ...WHAT], '.')
  if (status !== 0) throw new Failure(`npm 没有给出清单：${stderr.trim().slice(-400)}`)
  const bom = JSON.parse(stdout) as Bom
  // npm names it after the folder.
  bom.metadata.component.name = 'qingyan'
  mkdirSync('dist', { recursive: true })
  writeFileSync(FILE, `${JSON.stringify(bom, null, 1)}\n`)
  return { file: FILE, components: bom.components.length }
}
