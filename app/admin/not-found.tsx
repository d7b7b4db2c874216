import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** 404 in the desk: not there, or not yours. */
export default function DeskNotFound() {
  const back = (
    <Link href="/admin" className={buttonClass('primary')}>
      回到工作台
    </Link>
  )
  return (
    <EmptyState page title="没有找到" action={back}>
      它可能已被删除，也可能您没有权限查看。
    </EmptyState>
  )
}
