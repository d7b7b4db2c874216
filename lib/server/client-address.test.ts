import { expect, test } from 'vitest'
import { clientAddress, trustedProxies } from './client-address'

const nobody = trustedProxies('')
const proxies = trustedProxies('127.0.0.1, ::1, 10.0.0.0/8, fd00::/8')

test.each([
  ['the peer, when nobody is trusted', nobody, '127.0.0.1', '203.0.113.9', '127.0.0.1'],
  ['the peer, when it is no proxy of ours', proxies, '198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['what the proxy says', proxies, '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['what the proxy says, over IPv6 sockets', proxies, '::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['the rightmost, not what the client made up', proxies, '10.1.2.3', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
  ['past a second proxy of ours', proxies, '::1', '1.1.1.1, 203.0.113.9, 10.9.9.9', '203.0.113.9'],
  ['the outermost proxy, when all are ours', proxies, '127.0.0.1', '10.0.0.5', '10.0.0.5'],
  ['the proxy, when it says nothing', proxies, '127.0.0.1', undefined, '127.0.0.1'],
  ['the proxy, when it says nonsense', proxies, '127.0.0.1', '203.0.113.9, unknown', '127.0.0.1'],
  ['an address with a port', proxies, '127.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
  ['an IPv6 address with a port', proxies, '127.0.0.1', '[2001:DB8::1]:4711', '2001:db8::1'],
  ['an IPv6 block', proxies, 'fd12::1', '2001:db8::2', '2001:db8::2'],
  ['IPv4 written as IPv4', nobody, '::ffff:203.0.113.9', undefined, '203.0.113.9'],
  ['nothing, when the socket is gone', nobody, undefined, undefined, ''],
])('%s', (_case, trusted, peer, told, address) => {
  expect(clientAddress(peer, told, trusted)).toBe(address)
})

test('several headers of the name count as one list', () => {
  expect(clientAddress('127.0.0.1', ['1.1.1.1', '203.0.113.9'], proxies)).toBe('203.0.113.9')
})

test.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/', '999.1.1.1', 'fd00::/129'])(
  '%s is refused, and named',
  (part) => {
    expect(() => trustedProxies(`127.0.0.1, ${part}`)).toThrow(`“${part}”`)
  },
)
