import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSupply, type Supply } from './lock-file'

type Floors = Record<string, [version: string, why: string]>

/** Whether a version is older than another; a pre-release is older than the release it leads to. */
export function isOlder(version: string, floor: string): boolean {
  const [release = '', before] = version.split(/-(.*)/)
  const order = release.localeCompare(floor, 'en', { numeric: true })
  return order < 0 || (order === 0 && before !== undefined)
}

/** Packages of what ships that are below their floor, with the reason. Tools of the tests meet nobody's input. */
export function faultsBelow({ packages }: Supply, floors: Floors): string[] {
  return packages
    .filter(({ dev }) => !dev)
    .flatMap(({ name, version = '0.0.0' }) => {
      const [floor, why] = floors[name] ?? []
      return floor && isOlder(version, floor) ? [`${name} ${version}（至少 ${floor}：${why}）`] : []
    })
}

/** What the project in this folder ships below the versions of floors.json. */
export function belowFloor(root: string): string[] {
  const floors = JSON.parse(readFileSync(join(import.meta.dirname, 'floors.json'), 'utf8')) as Floors
  return faultsBelow(readSupply(root), floors)
}
