import { Command } from 'commander'
import { reindexQueued } from '@/lib/articles/reindex'
import { indexState, problemsOf } from '@/lib/search/check-queries'
import { queueAll, queueMissing, queueOutdated, removeOrphans } from '@/lib/search/queue-commands'
import { rebuildSuggestions } from '@/lib/search/suggestion-commands'

/** Indexes anew what is missing, outdated or queued, or everything. Safe beside a running site, and to be run again. */
async function reindex({ all }: { all?: true }): Promise<void> {
  const orphans = await removeOrphans()
  const queued = all ? await queueAll() : (await queueMissing()) + (await queueOutdated())
  console.log(`排入 ${queued} 篇${orphans > 0 ? `，去掉 ${orphans} 条没有对应文章的索引` : ''}，正在编制…`)
  const done = await reindexQueued()
  const { written, removed } = await rebuildSuggestions()
  console.log(`已重新编入 ${done} 篇；搜索建议更新 ${written} 条，去掉 ${removed} 条。`)
}

async function check(): Promise<void> {
  const state = await indexState()
  console.log(
    `已发布 ${state.published} 篇，读者索引 ${state.indexed} 条；稿件 ${state.articles} 篇，采编台索引 ${state.deskIndexed} 条；搜索建议 ${state.suggestions} 条。`,
  )
  const problems = problemsOf(state)
  for (const problem of problems) console.error(`✗ ${problem}`)
  if (problems.length === 0) console.log('✓ 索引与稿件一致')
  else {
    console.error('运行 npm run cms -- search reindex 修复。')
    process.exitCode = 1
  }
}

/** `cms search …` */
export function searchCommand(): Command {
  const reindexing = new Command('reindex')
    .description('把缺少的、旧版分词写成的和等待中的稿件重新编入搜索索引，并更新搜索建议')
    .option('--all', '全部稿件都重新编入')
    .helpOption('-h, --help', '显示帮助')
    .action(reindex)
  const checking = new Command('check')
    .description('核对索引与稿件是否一致；不一致时退出状态为 1')
    .helpOption('-h, --help', '显示帮助')
    .action(check)
  return new Command('search')
    .description('搜索索引')
    .usage('<命令> [选项]')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .addCommand(reindexing)
    .addCommand(checking)
}
