import { Failure } from '../launch/failure'
import { belowFloor } from './floors'
import { licenceFaults, readPolicy } from './licences'
import { lockFaults, readSupply } from './lock-file'

/** Nothing is built with a package that is known to be dangerous. */
export function requireFloors(): void {
  const faults = belowFloor('.')
  if (faults.length > 0)
    throw new Failure(`这些依赖有已知漏洞，不能构建：${faults.join('；')}。请升级后重试。`)
}

/** Pins, lock, licences and floors of the project; a Failure that lists what is wrong. */
export function requireSupply(): void {
  requireFloors()
  const supply = readSupply('.')
  const faults = [...lockFaults(supply), ...licenceFaults(supply, readPolicy())]
  if (faults.length > 0) throw new Failure(`依赖有问题：\n  ${faults.join('\n  ')}`)
}
