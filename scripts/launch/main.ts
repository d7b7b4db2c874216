import { runCommandLine } from './command-line'
import { explain } from './failure'
import { readSettings } from './settings'

/** What each npm script does; `npm run` hands the rest of its arguments on. */
const MODES: Record<string, (args: string[]) => Promise<number>> = {
  '--start': async () => {
    await (await import('./serve')).serve(readSettings(), 'production')
    return 0
  },
  '--dev': async () => {
    await (await import('./serve')).serve(readSettings(), 'development')
    return 0
  },
  '--build': async () => {
    await (await import('./build')).buildWhenStale()
    return 0
  },
  '--check': async () => (await import('./test')).check(),
  '--test': async (args) => (await import('./test')).testAll(args),
  '--bench': async (args) => (await import('./test')).bench(args),
  '--sbom': async () => {
    const { file, components } = (await import('../supply/sbom')).writeSbom()
    console.log(`✓ ${file}：${components} 个依赖`)
    return 0
  },
  '--cms': (args) => runCommandLine(readSettings(), ['scripts/cms.ts', ...args]),
  '--migrate': async () => (await import('./command-line')).migrateDatabase(readSettings()),
  '--new-migration': async (args) => (await import('./command-line')).newMigration(args),
  '--generate': async () => {
    await (await import('./build')).generateClient()
    return 0
  },
}

const HELP = `青言的命令：
  npm start                    启动网站、采编台和定时任务
  npm run dev                  为开发启动，改动即时生效
  npm test                     全部检查与测试；npm test -- unit 或 npm test -- e2e [筛选] 只跑一部分
  npm run check                不用数据库和浏览器的那一半
  npm run cms -- help          采编命令行：导入网页、备份与恢复、检查配置、重设密码
  npm run sbom                 写出依赖清单（CycloneDX）到 dist/sbom.cdx.json
  npm run bench                测量速度；bench:pages 量页面的分量，bench:search 量搜索，bench:editor 量编辑器，
                               bench:sitemap 量网站地图，bench:audit 量操作日志
  npm run db:migrate           执行还没有执行的迁移
  npm run db:new -- NAME       按 schema.prisma 的改动写下一个迁移
配置写在环境变量或 .env 里，见 .env.example。`

const [mode = '', ...args] = process.argv.slice(2)
const run = MODES[mode]
try {
  if (!run || (mode !== '--cms' && args.some((one) => one === '--help' || one === '-h'))) console.log(HELP)
  else process.exitCode = await run(args)
} catch (error) {
  console.error(`\n${explain(error)}`)
  process.exitCode = 1
}
process.exit()
