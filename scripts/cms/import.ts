import { resolve } from 'node:path'
import { Command } from 'commander'
import { systemActor } from '@/lib/auth/authorise'
import { type ImportOptions, type ImportReport, type ImportStatus, importPage } from '@/lib/import/commands'

const LABELS: Record<ImportStatus, string> = {
  published: '已发布',
  draft: '存为草稿',
  exists: '已有',
  ready: '可导入',
  failed: '未导入',
}
/** Where pages go that name no column and are to be published. */
const DEFAULT_COLUMN = '综合'

type Flags = { publish?: true; dryRun?: true; keepPunctuation?: true; json?: true; column?: string }

/** One file's fate as a line to read. */
function readableLine(report: ImportReport): string {
  const { file, status, title, column, source, publishedAt, authorNote, paragraphs, url, reason } = report
  if (status === 'failed') return `✗ ${LABELS[status]}  ${file}：${reason}`
  const details = [
    column && `栏目 ${column}`,
    source && `稿源 ${source}`,
    publishedAt && `日期 ${publishedAt.slice(0, 16).replace('T', ' ')}`,
    authorNote && `作者系${authorNote}`,
    `${paragraphs} 段`,
    url,
  ]
  return `✓ ${LABELS[status]}  ${file}：《${title}》 ${details.filter(Boolean).join(' · ')}`
}

function summary(reports: ImportReport[]): string {
  const count = (status: ImportStatus) => reports.filter((one) => one.status === status).length
  const parts = (Object.keys(LABELS) as ImportStatus[])
    .filter((status) => count(status) > 0)
    .map((status) => `${LABELS[status]} ${count(status)}`)
  return `共 ${reports.length} 个文件：${parts.join('，')}。`
}

/** npm runs scripts in the project's folder; names of files are meant from where the person stands. */
const calledFrom = process.env.INIT_CWD ?? process.cwd()

async function run(files: string[], flags: Flags): Promise<void> {
  const publish = flags.publish === true
  const options: ImportOptions = {
    publish,
    dryRun: flags.dryRun === true,
    keepPunctuation: flags.keepPunctuation === true,
    fallbackColumn: flags.column ?? (publish ? DEFAULT_COLUMN : null),
  }
  const reports: ImportReport[] = []
  for (const file of files) {
    const report = {
      ...(await importPage(systemActor('导入'), resolve(calledFrom, file), options, new Date())),
      file,
    }
    reports.push(report)
    console.log(flags.json ? JSON.stringify(report) : readableLine(report))
  }
  if (!flags.json) console.log(summary(reports))
  if (reports.some(({ status }) => status === 'failed')) process.exitCode = 1
}

/** `cms import …` */
export function importCommand(): Command {
  const page = new Command('page')
    .description('导入保存下来的新闻网页：HTML 文件，或网页的纯文本')
    .argument('<文件...>', '一个或多个文件')
    .option('--publish', '直接发布，日期用网页自己的日期；不加则存为草稿')
    .option('--dry-run', '只看结果，不写入')
    .option('--keep-punctuation', '标点保持原样，不改成全角')
    .option('--column <名称>', `网页没有写明栏目时放入的栏目（发布时默认“${DEFAULT_COLUMN}”）`)
    .option('--json', '每个文件输出一行 JSON')
    .helpOption('-h, --help', '显示帮助')
    .action(run)
  return new Command('import').description('导入稿件').helpOption('-h, --help', '显示帮助').addCommand(page)
}
