import { findProgram, installFromDebian } from './debian'
import { Failure } from './failure'
import { note } from './step'

/** The Java that the HTML checker runs on, found or installed; a failure says how to provide one. */
export function findJava(): string {
  const found = findProgram('java')
  if (found) return found
  note('这台机器上没有 Java，尝试由 Debian 软件源安装…')
  installFromDebian('default-jre-headless')
  const installed = findProgram('java')
  if (installed) return installed
  throw new Failure('找不到也装不上 Java，网页规范检查（vnu）无法运行。请安装 Java 11 或更新的版本。')
}
