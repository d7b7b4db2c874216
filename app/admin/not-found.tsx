import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** 404 in the desk: not there, or not yours. */
export default function DeskNotFound() {
  const back = (
    <Link href="/admin/articles" className={buttonClass('primary')}>
      去稿件列表
    </Link>
  )
  return (
    <EmptyState page title="没有找到" action={back}>
      它可能已被彻底删除，或者不是您的稿件。
    </EmptyState>
  )
}
