'use client'
import { BellRing, ChevronsUpDown, ExternalLink, KeyRound, LogOut } from 'lucide-react'
import Link from 'next/link'
import { Menu, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu'
import { leaveDesk } from './session/session-events'

/** Who is signed in, and what they may do about it. */
export function AccountMenu({ name, role, narrow }: { name: string; role: string; narrow?: boolean }) {
  const trigger = (
    <button
      type="button"
      aria-label={`${name}（${role}）的账号菜单`}
      className="flex w-full items-center gap-2.5 rounded-md px-1.5 py-1.5 text-left hover:bg-sunken"
    >
      <span
        aria-hidden="true"
        className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft font-serif text-accent"
      >
        {[...name][0]}
      </span>
      {!narrow && (
        <>
          <span className="min-w-0 flex-1 leading-tight">
            <span className="block truncate text-sm font-medium">{name}</span>
            <span className="block text-xs text-muted">{role}</span>
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-4 text-muted" />
        </>
      )}
    </button>
  )
  return (
    <Menu trigger={trigger} label="账号" align="start">
      <MenuLink>
        <Link href="/admin/account">
          <KeyRound aria-hidden="true" />
          修改密码
        </Link>
      </MenuLink>
      <MenuLink>
        <Link href="/admin/account#notices">
          <BellRing aria-hidden="true" />
          通知方式
        </Link>
      </MenuLink>
      <MenuLink>
        <a href="/">
          <ExternalLink aria-hidden="true" />
          查看网站
        </a>
      </MenuLink>
      <MenuSeparator />
      <MenuItem onSelect={leaveDesk}>
        <LogOut aria-hidden="true" />
        退出登录
      </MenuItem>
    </Menu>
  )
}
