import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { belowFloor, faultsBelow, isOlder } from './floors'
import { licenceFaults, readPolicy } from './licences'
import { type Locked, lockFaults, readSupply } from './lock-file'

const sound: Locked = {
  name: 'a',
  path: 'node_modules/a',
  version: '1.2.3',
  integrity: 'sha512-x',
  license: 'MIT',
}
const with_ = (change: Partial<Locked>) => ({ wanted: {}, packages: [{ ...sound, ...change }] })

test('what this project ships is pinned, locked, licensed and above every floor (S-60)', () => {
  const supply = readSupply('.')
  expect(supply.packages.length).toBeGreaterThan(500)
  expect(lockFaults(supply)).toEqual([])
  expect(licenceFaults(supply, readPolicy())).toEqual([])
  expect(belowFloor('.')).toEqual([])
})

test('a package that is installed under another name is looked at by its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingyan-supply-'))
  const aliased = { ...sound, path: undefined, name: 'next', version: '16.4.0' }
  const lock = { packages: { '': {}, 'node_modules/other': aliased } }
  writeFileSync(join(folder, 'package.json'), '{}')
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
  expect(belowFloor(folder)).toEqual([expect.stringContaining('next 16.4.0')])
  rmSync(folder, { recursive: true })
})

test.each([
  [{ integrity: 'sha1-x' }, '没有 sha512'],
  [{ resolved: 'git+ssh://git@example.org/a.git' }, '不是 npm 软件源'],
  [{ resolved: 'http://packages.example/a.tgz' }, '不是 npm 软件源'],
  [{ hasInstallScript: true }, '安装脚本'],
])('a lock with %j is refused', (change, words) => {
  expect(lockFaults(with_(change))).toEqual([expect.stringContaining(words)])
})

test('a range, and a pin that the lock does not hold, are refused', () => {
  const { packages } = with_({})
  expect(lockFaults({ wanted: { a: '1.2.3' }, packages })).toEqual([])
  expect(lockFaults({ wanted: { a: '^1.2.3' }, packages })).toContain('a 的版本“^1.2.3”没有写死')
  expect(lockFaults({ wanted: { a: '1.2.4' }, packages })).toEqual(['a 1.2.4 与 package-lock.json 不一致'])
})

test.each([
  ['16.4.0', '16.4.1', true],
  ['16.4.1', '16.4.1', false],
  ['16.10.0', '16.4.1', false],
  ['9.0.0', '10.0.0', true],
  ['16.4.1-canary.3', '16.4.1', true],
  ['16.4.2-canary.3', '16.4.1', false],
])('%s is older than %s: %s', (version, floor, older) => {
  expect(isOlder(version, floor)).toBe(older)
})

test('below a floor is told with its reason, also deep in the tree, and not of a tool of the tests (S-60)', () => {
  const floors = { a: ['2.0.0', 'CVE-1'] as [string, string] }
  const deep = { path: 'node_modules/b/node_modules/a' }
  expect(faultsBelow(with_(deep), floors)).toEqual(['a 1.2.3（至少 2.0.0：CVE-1）'])
  expect(faultsBelow(with_({ dev: true }), floors)).toEqual([])
})

test.each([
  ['GPL-3.0-only', false],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['MIT AND GPL-3.0-only', false],
  ['MIT and ISC', true],
  ['UNLICENSED', false],
  ['', false],
])('licence %j is accepted: %s', (license, fine) => {
  expect(licenceFaults(with_({ license }), readPolicy())).toHaveLength(fine ? 0 : 1)
})
