import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** The methods that a route’s file exports. */
function methodsOf(source: string): string[] {
  const named = source.matchAll(/^export\s+(?:async\s+function|function|const|let)\s+([A-Z]+)\b/gm)
  const listed = source.matchAll(/^export\s*\{([^}]*)\}/gm)
  const names = [
    ...[...named].map(([, name = '']) => name),
    ...[...listed].flatMap(([, list = '']) =>
      list.split(',').map(
        (one) =>
          one
            .trim()
            .split(/\s+as\s+/)
            .at(-1) ?? '',
      ),
    ),
  ]
  return names.filter((name) => METHODS.includes(name))
}

/** The address that a folder of `app` stands for: its groups are not part of it. */
const addressOf = (folder: string) =>
  `/${folder
    .split('/')
    .filter((part) => part !== '' && !/^\(.*\)$/.test(part))
    .join('/')}`

/** Every page, route and method under `app`, as `GET /admin/articles/[id]`, sorted. */
export function doorsOnDisk(root: string): string[] {
  const app = join(root, 'app')
  const files = readdirSync(app, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files
    .flatMap(({ name, parentPath }) => {
      const address = addressOf(relative(app, parentPath))
      if (/^page\.(tsx|ts|jsx|js|mdx)$/.test(name)) return [`GET ${address}`]
      if (!/^route\.(ts|tsx|js)$/.test(name)) return []
      return methodsOf(readFileSync(join(parentPath, name), 'utf8')).map((method) => `${method} ${address}`)
    })
    .sort()
}
