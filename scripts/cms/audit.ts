import { Command, InvalidArgumentError } from 'commander'
import { pruneEvents } from '@/lib/audit/commands'
import { verifyChain } from '@/lib/audit/verify-queries'
import type { Fault, Head } from '@/lib/audit/walk'
import { systemActor } from '@/lib/auth/authorise'
import { isAppError } from '@/lib/errors'
import { parseSiteTime } from '@/lib/time'

const FAULTS: Record<Fault['kind'], string> = {
  gap: '链断了：前面缺少一环，或序号不相接',
  order: '链断了：这一环接不上它的前一环，有环被改写、换序或删除',
  link: '这一环的校验值与它的内容不符，被人改过',
  altered: '这条事件的内容与链上记下的不符，被人改过',
  removed: '这条事件被人删除了，而且不是按规定清理的',
  unlinked: '这条事件不在链上，是绕过系统写入的，或者它的环被删除了',
  pruning: '缺少的登录记录与清理记录说明的数目不符',
  noted: '与您记下的校验值不符：链被整个重写过，或者末尾被删除了',
}

function placeOf({ seq, eventId }: Fault): string {
  const parts = [seq === null ? '' : `链序号 ${seq}`, eventId === null ? '' : `事件 ${eventId}`].filter(
    Boolean,
  )
  return parts.length > 0 ? `（${parts.join('，')}）` : ''
}

async function verify({ head: noted }: { head?: Head }): Promise<void> {
  const { links, events, pruned, head, fault } = await verifyChain(noted ?? null)
  if (fault) {
    console.error(`✗ ${FAULTS[fault.kind]}${placeOf(fault)}。`)
    console.error('请保护好现场：停止写入，备份数据库，再与最近一次可靠的备份逐条对照。')
    process.exitCode = 1
    return
  }
  console.log(`✓ 操作日志完整：链上 ${links} 环，事件 ${events} 条，已按规定清理 ${pruned} 条登录记录。`)
  if (head) console.log(`请把这一行记在系统之外，下次用 --head 核对：\n${head.seq}:${head.hash}`)
}

function headOf(text: string): Head {
  const [, seq, hash] = /^(\d{1,18}):([0-9a-f]{64})$/i.exec(text.trim()) ?? []
  if (!seq || !hash) throw new InvalidArgumentError('请照抄上次核对时打印的那一行，例如 1024:9f86d0…')
  return { seq: BigInt(seq), hash: hash.toLowerCase() }
}

function dayOf(text: string): Date {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseSiteTime(text) : null
  if (!day) throw new InvalidArgumentError('日期请写成 2026-01-31')
  return day
}

async function prune({ before }: { before: Date }): Promise<void> {
  try {
    const count = await pruneEvents(systemActor('系统'), before, new Date())
    console.log(
      count > 0 ? `已清理 ${count} 条登录记录，这次清理也记入了操作日志。` : '没有可以清理的登录记录。',
    )
  } catch (error) {
    if (!isAppError(error)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/** `cms audit …` */
export function auditCommand(): Command {
  const verifying = new Command('verify')
    .description('逐环核对操作日志有没有被改动；有问题时退出状态为 1')
    .option('--head <上次的一行>', '上次核对时记下的一行，连整个重写也能查出', headOf)
    .helpOption('-h, --help', '显示帮助')
    .action(verify)
  const pruning = new Command('prune')
    .description('清理到期的登录记录（至少保留 184 天）；其他记录永久保留')
    .requiredOption('--before <日期>', '清理这一天以前的，例如 2026-01-31', dayOf)
    .helpOption('-h, --help', '显示帮助')
    .action(prune)
  return new Command('audit')
    .description('操作日志')
    .usage('<命令> [选项]')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .addCommand(verifying)
    .addCommand(pruning)
}
