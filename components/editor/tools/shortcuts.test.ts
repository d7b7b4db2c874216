import { expect, test } from 'vitest'
import { keyCaps, keysOf, SHORTCUT_GROUPS, shortcutOf } from './shortcuts'

const all = SHORTCUT_GROUPS.flatMap(({ shortcuts }) => shortcuts)
const press = (key: string, code: string, held: Partial<Record<'ctrl' | 'meta' | 'shift' | 'alt', true>>) =>
  shortcutOf({
    key,
    code,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    shiftKey: held.shift ?? false,
    altKey: held.alt ?? false,
  })?.id ?? null

test('every shortcut has keys of its own', () => {
  for (const part of ['id', 'keys'] as const) {
    const values = all.map((one) => one[part])
    expect(new Set(values).size).toBe(values.length)
  }
})

test('a shortcut is known by the place of its key, with Ctrl or ⌘ but not both', () => {
  expect(press('f', 'KeyF', { ctrl: true })).toBe('find')
  expect(press('f', 'KeyF', { meta: true })).toBe('find')
  expect(press('f', 'KeyF', { ctrl: true, meta: true })).toBeNull()
  expect(press('f', 'KeyF', {})).toBeNull()
  // With Alt and Shift keyboards type other signs.
  expect(press('ø', 'KeyO', { meta: true, alt: true })).toBe('outline')
  expect(press('*', 'Digit8', { ctrl: true, shift: true })).toBe('bulletList')
  expect(press('S', 'KeyS', { ctrl: true, shift: true })).toBe('strike')
  expect(press('/', 'Slash', { ctrl: true })).toBe('sheet')
})

test('keys are shown as they stand on the keyboard', () => {
  expect(keyCaps('Mod-Alt-2', false)).toEqual(['Ctrl', 'Alt', '2'])
  expect(keyCaps('Mod-Shift-z', true)).toEqual(['⌘', '⇧', 'Z'])
  expect(keysOf('outline')).toBe('Ctrl+Alt+O')
})
