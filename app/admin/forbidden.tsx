import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** 403: the role does not reach here. */
export default function DeskForbidden() {
  const back = (
    <Link href="/admin" className={buttonClass('primary')}>
      回到工作台
    </Link>
  )
  return (
    <EmptyState page title="您的角色不能打开这一页" action={back}>
      如果工作需要，请联系管理员调整角色。
    </EmptyState>
  )
}
