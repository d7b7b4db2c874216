import { BlockList, isIP } from 'node:net'

/** How the front tells the application where a request came from. */
export const ADDRESS_HEADER = 'x-qingyan-client-address'

export type TrustedProxies = Pick<BlockList, 'check'>

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
const parts = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** The proxies in a list like `127.0.0.1, 10.0.0.0/8, fd00::/8`; throws an Error that names the first part that is neither an address nor a block. */
export function trustedProxies(text: string): TrustedProxies {
  const list = new BlockList()
  for (const part of parts(text)) {
    const [, address = '', , bits] = /^([^/]+)(\/(\d{1,3}))?$/.exec(part) ?? []
    const most = isIP(address) === 6 ? 128 : 32
    if (isIP(address) === 0 || Number(bits ?? 0) > most)
      throw new Error(`“${part}”不是 IP 地址或网段（例如 10.0.0.0/8）`)
    if (bits === undefined) list.addAddress(address, family(address))
    else list.addSubnet(address, Number(bits), family(address))
  }
  return list
}

/** An IPv4 address is written as one, also where the socket speaks IPv6; the zone of a link-local one goes. */
const plain = (address: string) =>
  address
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '')
    .toLowerCase()

/**
 * Who asks: the peer, unless it is a trusted proxy; then the rightmost address in `X-Forwarded-For` that is not one.
 * What stands further left was written by the client, who may write anything. Empty when there is no address at all.
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | string[] | undefined,
  trusted: TrustedProxies,
): string {
  let nearest = plain(peer ?? '')
  for (const told of parts([forwarded ?? []].flat().join(',')).reverse()) {
    const isTrusted = isIP(nearest) !== 0 && trusted.check(nearest, family(nearest))
    const next = plain(told.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1'))
    if (!isTrusted || isIP(next) === 0) break
    nearest = next
  }
  return nearest
}
