import { Command } from 'commander'
import { db } from '@/lib/db/client'
import { auditCommand } from './cms/audit'
import { backupCommand, restoreCommand } from './cms/backup'
import { speakChinese } from './cms/chinese'
import { doctorCommand } from './cms/doctor'
import { importCommand } from './cms/import'
import { searchCommand } from './cms/search'
import { secretsCommand } from './cms/secrets'
import { usersCommand } from './cms/users'

// The editors' command line: `npm run cms -- …`. Each group of commands is a file of scripts/cms/.
const program = new Command('cms')
  .description('青言采编命令行')
  .usage('<命令> [选项]')
  .helpOption('-h, --help', '显示帮助')
  .helpCommand('help [命令]', '显示某个命令的帮助')
  .addCommand(auditCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(doctorCommand())
  .addCommand(importCommand())
  .addCommand(searchCommand())
  .addCommand(secretsCommand())
  .addCommand(usersCommand())

try {
  await speakChinese(program).parseAsync()
} finally {
  await db.$disconnect()
}
