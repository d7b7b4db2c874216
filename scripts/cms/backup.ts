import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { systemActor } from '@/lib/auth/authorise'
import { noteBackup } from '@/lib/backup/commands'
import { env } from '@/lib/env'
import { siteDateTime } from '@/lib/time'
import { checkBackup } from '../backup/check'
import { listBackups, makeBackup, pruneBackups } from '../backup/make'
import { type Backup, readBackup, rowsOf } from '../backup/manifest'
import { restore } from '../backup/restore'
import { explain } from '../launch/failure'

type MakeOptions = { to?: string; keep?: number; verify?: boolean }

const began = performance.now()
const taken = () => `${((performance.now() - began) / 1000).toFixed(1)} 秒`

/** Runs a command's work; what goes wrong is told in words, with exit status 1. */
async function telling(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(`✗ ${explain(error)}`)
    process.exitCode = 1
  }
}

async function check(backup: Backup): Promise<void> {
  const { tables, rows, revisions, files } = await checkBackup(backup)
  console.log(
    `✓ ${backup.name} 可以恢复：在临时数据库里恢复后逐行比对，${tables} 张表 ${rows} 行一致，${revisions} 个版本的校验值全对，操作日志完整，${files} 个文件完好。`,
  )
}

const make = ({ to = env.BACKUP_DIR, keep, verify }: MakeOptions) =>
  telling(async () => {
    const backup = await makeBackup(env.DATABASE_URL, to, new Date())
    const { manifest, folder, name } = backup
    const facts = { name, rows: rowsOf(manifest), files: manifest.files.count }
    await noteBackup(systemActor('系统'), facts)
    console.log(
      `✓ 备份完成（${taken()}）：${folder}\n  数据库 ${manifest.tables.length} 张表 ${facts.rows} 行，图片与附件 ${facts.files} 个文件。`,
    )
    if (manifest.missing.length > 0)
      console.error(
        `! 有 ${manifest.missing.length} 个文件在备份之前就已丢失，例如 ${manifest.missing[0]}。它们不在备份里。`,
      )
    if (verify) await check(backup)
    const gone = keep === undefined ? [] : await pruneBackups(to, keep)
    if (gone.length > 0) console.log(`· 已删除较早的备份：${gone.join('、')}`)
  })

// `--to` is the option of `backup`, wherever it stands.
const verifyOne = (path: string | undefined, _options: object, command: Command) =>
  telling(async () => {
    const { to = env.BACKUP_DIR } = command.optsWithGlobals<{ to?: string }>()
    const newest = path ?? listBackups(to).at(-1)
    if (newest) return check(readBackup(newest, to))
    console.error(`✗ ${to} 里还没有备份。`)
    process.exitCode = 1
  })

/** Finished pages are compared with the database by ids that mean nothing in another one. */
function forgetPages(): void {
  if (!existsSync(env.PAGES_DIR)) return
  for (const name of readdirSync(env.PAGES_DIR))
    if (/^[\da-f]{16}$/.test(name)) rmSync(join(env.PAGES_DIR, name), { recursive: true })
}

const bringBack = (
  path: string,
  { to = env.BACKUP_DIR, replace = false }: { to?: string; replace?: boolean },
) =>
  telling(async () => {
    const backup = readBackup(path, to)
    const done = await restore(env.DATABASE_URL, backup, replace, new Date())
    const { database, aside, files, revisions, lostFactors } = done
    forgetPages()
    console.log(
      `✓ 已恢复到 ${siteDateTime(new Date(backup.manifest.at))} 时的内容（${taken()}）：数据库 ${database}，逐行比对一致，${revisions} 个版本的校验值全对；补回 ${files} 个文件。`,
    )
    if (aside) console.log(`· 原来的数据库改名为 ${aside}，确认无误后可以自行删除。`)
    if (lostFactors > 0)
      console.log(
        `! 有 ${lostFactors} 人的两步验证打不开：${env.DATA_DIR}/auth-secret（或 AUTH_SECRET）不是备份时的那一个。请放回原来的，或让他们用恢复码登录。`,
      )
    console.log('· 所有人都已退出登录。启动后请看一看首页，再核对备份之后的改动。')
  })

function countOf(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('须是不小于 1 的整数')
  return count
}

const HELP = ['-h, --help', '显示帮助'] as const
const TO = ['--to <文件夹>', '备份放在哪里（默认 BACKUP_DIR，或 DATA_DIR/backups）'] as const

/** `cms backup …` */
export function backupCommand(): Command {
  const verifying = new Command('verify')
    .description('在临时数据库里恢复一份备份（不写是最近一份），逐行比对')
    .argument('[备份]', '备份的名字或文件夹')
    .helpOption(...HELP)
    .action(verifyOne)
  return new Command('backup')
    .description('备份数据库、图片和附件；网站照常运行')
    .usage('[选项]，或 verify [备份] [选项]')
    .option(...TO)
    .option('--keep <份数>', '完成后只留最近几份', countOf)
    .option('--verify', '完成后随即试恢复并比对')
    .helpOption(...HELP)
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .action(make)
    .addCommand(verifying)
}

/** `cms restore …` */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('从备份恢复数据库、图片和附件；须先停止网站')
    .usage('[选项] <备份>')
    .argument('<备份>', '备份的名字或文件夹')
    .option(...TO)
    .option('--replace', '数据库里已有内容：改名留着，换上备份')
    .helpOption(...HELP)
    .action(bringBack)
}
