'use client'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmAction } from '../confirm-action'
import { Section } from '../section'
import type { DeskAction } from '../send-action'

type Props = {
  /** The three roles are there. */
  made: boolean
  separated: boolean
  actions: Record<'officers' | 'separate', DeskAction>
}

/** 三员: three roles that keep running the system, deciding who may do what, and reading the log apart. */
export function OfficersSection({ made, separated, actions }: Props) {
  const [asking, setAsking] = useState<'officers' | 'separate' | null>(null)
  const close = () => setAsking(null)
  return (
    <Section
      title="三员分立"
      explain="系统管理员管账号、设置、邮件和 Webhook，安全管理员定角色和登录安全，审计管理员只看操作日志；三种权限不在同一个人手里。"
    >
      <p>
        <Badge tone={separated ? 'accent' : 'plain'}>{separated ? '已打开' : '没有打开'}</Badge>
      </p>
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-sm">
        <li>建三个角色，给三位同事各分派一个。</li>
        <li>由安全管理员把原来的管理员改成别的角色，例如编辑。</li>
        <li>打开三员分立；从此没有人能兼任，角色也不能兼有。</li>
      </ol>
      <div className="flex flex-wrap gap-2">
        {!made && <Button onClick={() => setAsking('officers')}>建三员角色</Button>}
        <Button onClick={() => setAsking('separate')}>{separated ? '关闭三员分立' : '打开三员分立'}</Button>
      </div>
      {asking === 'officers' && (
        <ConfirmAction
          title="新建三员的三个角色？"
          confirmLabel="确认新建"
          action={actions.officers}
          fields={{}}
          done="已新建三员的角色"
          onClose={close}
        >
          系统管理员、安全管理员、审计管理员。他们都看不到稿件。
        </ConfirmAction>
      )}
      {asking === 'separate' && (
        <ConfirmAction
          title={separated ? '关闭三员分立？' : '打开三员分立？'}
          confirmLabel={separated ? '确认关闭' : '确认打开'}
          danger={separated}
          action={actions.separate}
          fields={{ on: separated ? '' : 'on' }}
          done={separated ? '已关闭三员分立' : '已打开三员分立'}
          onClose={close}
        >
          {separated ? '关闭后，一个人可以兼有三种权限。' : '打开后，没有人能兼有其中两种权限。'}
        </ConfirmAction>
      )}
    </Section>
  )
}
