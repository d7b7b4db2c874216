// `npm run db:new NAME`: writes the next migration from the difference between schema.prisma and the migrations.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDatabase, startCluster } from './cluster'
import { schemaDiff } from './schema-diff'
import { throwAwayFolder } from './throw-away-folder'

const name = process.argv[2]
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('用法：npm run db:new NAME（小写字母、数字和下划线）')
  process.exit(1)
}
const dataDir = throwAwayFolder()
const cluster = await startCluster({ dataDir, throwAway: true })
try {
  const sql = await schemaDiff(await ensureDatabase(cluster, 'shadow'))
  if (sql === '') {
    console.log('schema.prisma 与迁移一致，没有可写的迁移。')
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = join(import.meta.dirname, '..', '..', 'prisma', 'migrations', `${stamp}_${name}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'migration.sql'), `${sql}\n`)
    console.log(`已写入 prisma/migrations/${stamp}_${name}/migration.sql`)
  }
} finally {
  await cluster.stop()
  rmSync(dataDir, { recursive: true, force: true })
  rmSync(cluster.folder, { recursive: true, force: true })
}
