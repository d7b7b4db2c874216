import { expect, test } from 'vitest'
import { accountKey, addressKey } from './limits'

test('an account is counted by its email alone, a known browser by itself', () => {
  const email = 'lin@example.org'
  expect(accountKey({ email, deviceId: null })).toBe(accountKey({ email, deviceId: null }))
  expect(accountKey({ email, deviceId: null })).not.toBe(
    accountKey({ email: 'lin2@example.org', deviceId: null }),
  )
  expect(accountKey({ email, deviceId: 7 })).toBe('device:7')
  // A key is at most 255 characters, whatever was typed; and the log of limits holds no address book.
  expect(accountKey({ email: 'x'.repeat(5_000), deviceId: null }).length).toBeLessThan(100)
  expect(accountKey({ email, deviceId: null })).not.toContain('lin')
})

test.each([
  ['203.0.113.7', 'address:203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', 'address:2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002:ffff::1', 'address:2001:db8:1:2::/64'],
  ['2001:db8::1', 'address:2001:db8:0:0::/64'],
  ['::1', 'address:0:0:0:0::/64'],
  ['', null],
])('%s is counted as %s', (address, key) => {
  expect(addressKey(address)).toBe(key)
})
