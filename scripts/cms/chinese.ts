import type { Command } from 'commander'

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}
const ERRORS: [RegExp, string][] = [
  [/^error: missing required argument '(.+)'/, '缺少参数：$1'],
  [/^error: unknown option '(.+)'/, '没有这个选项：$1'],
  [/^error: unknown command '(.+)'/, '没有这个命令：$1'],
  [/^error: option '(.+)' argument missing/, '选项 $1 后面缺少内容'],
  [/^error: required option '(.+)' not specified/, '缺少选项：$1'],
  [/^error: option '(.+?)' argument '(.*)' is invalid\. (.+)/, '选项 $1 的内容“$2”不对：$3'],
  [/^error: too many arguments.*/, '参数太多'],
  [/\(Did you mean (.+?)\?\)/, '（是否想用 $1？）'],
]

/** Lets a program and all its commands speak Chinese, help and errors included. */
export function speakChinese(command: Command): Command {
  command.configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
  command.configureOutput({
    outputError: (text, write) =>
      write(ERRORS.reduce((said, [pattern, chinese]) => said.replace(pattern, chinese), text)),
  })
  command.commands.forEach(speakChinese)
  return command
}
