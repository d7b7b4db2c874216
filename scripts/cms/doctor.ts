import { Command } from 'commander'
import { gatherFacts } from '../doctor/gather'
import { RULES } from '../doctor/rules'

const SIGNS = { bad: '✗', weak: '!' } as const

async function examine(): Promise<void> {
  const facts = await gatherFacts(process.env, new Date())
  const looked = RULES.map(({ name, look }) => ({ name, finding: look(facts) }))
  for (const { name, finding } of looked)
    console.log(finding ? `${SIGNS[finding.level]} ${finding.text}\n    ${finding.advice}` : `✓ ${name}`)
  const count = (level: 'bad' | 'weak') => looked.filter(({ finding }) => finding?.level === level).length
  const [bad, weak] = [count('bad'), count('weak')]
  console.log(
    bad + weak === 0
      ? `\n${looked.length} 项都好。`
      : `\n查了 ${looked.length} 项：${bad} 项须马上处理（✗），${weak} 项较弱（!）。`,
  )
  if (bad > 0) process.exitCode = 1
}

/** `cms doctor` */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('检查配置：哪里不对，哪里较弱，怎么改；有须马上处理的则退出状态为 1')
    .usage('')
    .helpOption('-h, --help', '显示帮助')
    .action(examine)
}
