import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { systemActor } from '@/lib/auth/authorise'
import { resealFactors } from '@/lib/auth/reseal-commands'
import { rotateSecret } from '@/lib/auth/secret-commands'
import { env } from '@/lib/env'
import { siteDateTime } from '@/lib/time'
import { overlapEnd, readSecrets, rotateSecrets, secretsFile } from '../launch/secrets'

const byHand = (until: Date) =>
  `会话密钥由环境变量 AUTH_SECRET 给出，这里换不了。请把它改成新的 32 个以上随机字符，把原来的写进 AUTH_SECRET_PREVIOUS，加上 AUTH_SECRET_PREVIOUS_UNTIL=${until.toISOString()}，再重新启动。`

async function rotate({ leaked = false }: { leaked?: boolean }): Promise<void> {
  const now = new Date()
  if (!existsSync(secretsFile(env.DATA_DIR)) || readSecrets(env.DATA_DIR).current !== env.AUTH_SECRET) {
    console.error(byHand(overlapEnd(now, leaked)))
    process.exitCode = 1
    return
  }
  // What was sealed before the last change could be opened by nobody after this one.
  await resealFactors()
  await rotateSecret(systemActor('系统'), leaked, () => rotateSecrets(env.DATA_DIR, now, leaked))
  console.log('✓ 会话密钥已换新，请重新启动，新密钥才会用上。')
  console.log(
    leaked
      ? '· 原来的密钥不再有效，重新启动后所有人都要重新登录。'
      : `· 原来的密钥到 ${siteDateTime(overlapEnd(now, leaked))} 为止仍然有效，已登录的人不受影响。`,
  )
  console.log('· 两步验证照常可用，重新启动后会自动换用新密钥。')
}

/** `cms secrets …` */
export function secretsCommand(): Command {
  const rotating = new Command('rotate')
    .description('换新会话密钥；原来的再用十二小时，已登录的人不受影响')
    .usage('[选项]')
    .option('--leaked', '原来的密钥已经泄露：立即作废，所有人重新登录')
    .helpOption('-h, --help', '显示帮助')
    .action(rotate)
  return new Command('secrets')
    .description('密钥')
    .usage('<命令> [选项]')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .addCommand(rotating)
}
