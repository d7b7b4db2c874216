import { randomBytes } from 'node:crypto'
import { Command } from 'commander'
import { systemActor } from '@/lib/auth/authorise'
import { resetFactor } from '@/lib/auth/factor-commands'
import { resetPassword } from '@/lib/users/commands'
import { findUser } from '@/lib/users/queries'
import { usersImportCommand } from './users-import'

const system = systemActor('系统')

/** The account with this address; says so when there is none. */
async function accountOf(email: string) {
  const user = await findUser(system, email)
  if (!user) {
    console.error(`没有邮箱为 ${email} 的账号。`)
    process.exitCode = 1
  }
  return user
}

async function resetSecondFactor(email: string): Promise<void> {
  const user = await accountOf(email)
  if (!user) return
  await resetFactor(system, { id: user.id }, new Date())
  console.log(`${user.name}（${user.email}）的两步验证已重设，所有设备都已退出登录。`)
}

async function reset(email: string): Promise<void> {
  const user = await accountOf(email)
  if (!user) return
  const password = randomBytes(12).toString('base64url')
  await resetPassword(system, { id: user.id, password }, new Date())
  console.log(
    `${user.name}（${user.email}）的新密码：${password}\n所有设备都已退出登录。首次登录时须换成自己的密码。`,
  )
}

/** `cms users …`: for whoever can reach the server but not the desk, a lost admin password for example. */
export function usersCommand(): Command {
  const resetCommand = new Command('reset-password')
    .description('给一个账号换一个随机密码，并让它在所有设备上退出登录')
    .argument('<邮箱>', '账号的邮箱')
    .helpOption('-h, --help', '显示帮助')
    .action(reset)
  const factorCommand = new Command('reset-second-factor')
    .description('取消一个账号的两步验证（手机和恢复码都丢了），并让它在所有设备上退出登录')
    .argument('<邮箱>', '账号的邮箱')
    .helpOption('-h, --help', '显示帮助')
    .action(resetSecondFactor)
  return new Command('users')
    .description('用户')
    .usage('<命令> [选项]')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .addCommand(usersImportCommand())
    .addCommand(resetCommand)
    .addCommand(factorCommand)
}
