import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { isPrivateAddress } from './private-address'

/** Why nothing was answered, in words for the desk. */
export class NoAnswer extends Error {
  override name = 'NoAnswer'
  constructor(
    message: string,
    /** Whether asking again later cannot help. */
    readonly lasting = true,
  ) {
    super(message)
  }
}

const REFUSED = '地址在内部网络，不能访问'

/** Looks a name up, and refuses it when any of its addresses is private: what was checked is what is connected to. */
export const guardedLookup: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const [first] = addresses
    if (!first || addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(new NoAnswer(REFUSED), '', 0)
    if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })

/** Refuses an address whose host is the number of a private machine: a number is connected to without being looked up. */
export function refusePrivateNumber(target: URL): void {
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && isPrivateAddress(host)) throw new NoAnswer(REFUSED)
}

/** A failure to connect, in words. */
export function explainFailure(error: unknown): NoAnswer {
  if (error instanceof NoAnswer) return error
  const { name, code } = error as NodeJS.ErrnoException
  if (name === 'TimeoutError' || name === 'AbortError') return new NoAnswer('对方没有在规定时间内应答', false)
  if (code === 'ENOTFOUND') return new NoAnswer('找不到这个域名')
  return new NoAnswer(`连接不上对方（${code ?? name}）`, false)
}
