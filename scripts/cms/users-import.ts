import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { systemActor } from '@/lib/auth/authorise'
import { ROLE_LABELS } from '@/lib/auth/permissions'
import { isAppError } from '@/lib/errors'
import { importPeople } from '@/lib/users/import-commands'
import { type LineReport, OUTCOMES, reportWords } from '@/lib/users/import-report'

/** npm runs scripts in the project's folder; names of files are meant from where the person stands. */
const calledFrom = process.env.INIT_CWD ?? process.cwd()

function readableLine({ line, name, email, role, outcome, why }: LineReport): string {
  const mark = outcome === 'wrong' ? '✗' : '✓'
  const who = [name, email, role && ROLE_LABELS[role]].filter(Boolean).join(' · ')
  return `${mark} 第 ${line} 行 ${OUTCOMES[outcome]}  ${who}${why ? `：${why}` : ''}`
}

/** Takes people in from a file, or says what would become of them; ends with 1 when a line is wrong. */
export async function importPeopleFile(path: string, flags: { dryRun?: true; json?: true }): Promise<void> {
  try {
    const file = new Blob([await readFile(resolve(calledFrom, path))])
    const report = await importPeople(
      systemActor('系统'),
      { file, dryRun: flags.dryRun === true },
      new Date(),
    )
    for (const line of report.lines) console.log(flags.json ? JSON.stringify(line) : readableLine(line))
    if (!flags.json) console.log(`${reportWords(report)}。${report.dryRun ? '（只检查，没有新建）' : ''}`)
    if (report.lines.some(({ outcome }) => outcome === 'wrong')) process.exitCode = 1
  } catch (error) {
    if (!isAppError(error) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    console.error(isAppError(error) ? error.message : `没有这个文件：${path}`)
    process.exitCode = 1
  }
}

/** `cms users import …` */
export function usersImportCommand(): Command {
  return new Command('import')
    .description('从 CSV 文件（姓名、邮箱、角色）开通账号，并发邀请邮件')
    .argument('<文件>', 'CSV 文件')
    .option('--dry-run', '只看结果，不写入')
    .option('--json', '每行输出一行 JSON')
    .helpOption('-h, --help', '显示帮助')
    .action(importPeopleFile)
}
