import { randomInt } from 'node:crypto'
import { ask } from '../db/ask'
import type { Settings } from './settings'
import { note, step } from './step'

// Without what looks alike, in groups that can be read aloud.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

function randomPassword(): string {
  const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return [group(), group(), group()].join('-')
}

// A demo newsroom that was begun and not finished counts as missing; the audit log knows whether it came to its end.
const MISSING = `
  SELECT NOT EXISTS (SELECT FROM users WHERE role = 'ADMIN') AS admin,
    NOT EXISTS (SELECT FROM categories) OR coalesce((SELECT action FROM audit_events
      WHERE subject = 'newsroom' AND subject_id = 'demo' ORDER BY id DESC LIMIT 1) = 'demo.begin', false) AS content`

async function missing(url: string): Promise<{ admin: boolean; content: boolean }> {
  const [lacks] = await ask<{ admin: boolean; content: boolean }>(url, MISSING)
  return lacks ?? { admin: false, content: false }
}

/** Gives an empty database its first admin and the demo newsroom; does nothing on any later start. */
export async function firstRun(url: string, { admin, demo, demoPassword }: Settings): Promise<void> {
  const lacks = await missing(url)
  if (!lacks.admin && !(lacks.content && demo)) return
  // Loaded only now, and only here: the launcher itself does not carry the application.
  const { db } = await import('@/lib/db/client')
  try {
    if (lacks.admin && !demo) await furnishPages()
    if (lacks.admin) await createAdmin(admin)
    if (lacks.content && demo) {
      const { seedDemo } = await import('@/prisma/demo/seed')
      const password = demoPassword === null ? {} : { password: demoPassword }
      const { articles } = await step('填入演示内容', () => seedDemo({ now: new Date(), ...password }))
      if (articles > 0) note(`${articles} 篇演示稿件。不想要它们：以 DEMO=off 在空数据库上启动。`)
    }
  } finally {
    await db.$disconnect()
  }
}

/** The pages that every site needs; the demo brings its own. */
async function furnishPages(): Promise<void> {
  const { ensureDefaultPages } = await import('@/lib/static-pages/commands')
  const { systemActor } = await import('@/lib/auth/authorise')
  await ensureDefaultPages(systemActor('系统'), new Date())
}

async function createAdmin({ email, password: given }: Settings['admin']): Promise<void> {
  const password = given ?? randomPassword()
  const { createFirstAdmin } = await import('@/lib/users/commands')
  const made = await step('建立第一个管理员', () => createFirstAdmin({ email, name: '站点管理员', password }))
  if (!made) return
  const shown = given ? '（ADMIN_PASSWORD 里的密码）' : password
  console.log(
    `\n  管理员  ${email}\n  密码    ${shown}${given ? '' : '   ← 只显示这一次，请记下；首次登录时请您换成自己的密码'}\n`,
  )
}
