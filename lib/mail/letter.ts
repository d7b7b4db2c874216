import { escapeHtml } from '@/lib/content/escape'
import { oneLine } from '@/lib/content/one-line'

/** One notification as a letter tells it. */
export type LetterLine = { sentence: string; detail: string /** A whole address. */; url: string; at: string }

export type Letter = { subject: string; text: string; html: string }

type Given = {
  site: string
  /** Whom it is to. */
  name: string
  lines: LetterLine[]
  /** How many more there are than lines. */
  more: number
  inboxUrl: string
  settingsUrl: string
}

const LONGEST_SUBJECT = 120
const LONGEST_LINE = 300

const PARAGRAPH = 'margin:0 0 16px;font-size:15px;line-height:1.7;color:#1f2933'
const MUTED = 'margin:4px 0 0;font-size:14px;line-height:1.6;color:#52606d;white-space:pre-wrap'
const SMALL = 'margin:24px 0 0;font-size:12px;line-height:1.6;color:#52606d'

function textOf(opening: string, { name, lines, more, inboxUrl, settingsUrl, site }: Given): string {
  const items = lines.map(({ sentence, detail, url, at }) =>
    [at ? `${sentence}（${at}）` : sentence, ...(detail ? [detail] : []), url].join('\n'),
  )
  const rest = more > 0 ? [`还有 ${more} 条，请到收件箱查看：\n${inboxUrl}`] : []
  const end = `--\n这封邮件由“${site}”采编台发给${name}。收哪些邮件可以自己选：\n${settingsUrl}\n`
  return [`${name}，您好：`, opening, ...items, ...rest, end].join('\n\n')
}

const link = (url: string, text: string) =>
  `<a href="${escapeHtml(url)}" style="color:#1d6b4f">${escapeHtml(text)}</a>`

function htmlOf(opening: string, { name, lines, more, inboxUrl, settingsUrl, site }: Given): string {
  const items = lines.map(
    ({ sentence, detail, url, at }) =>
      `<li style="margin:0 0 16px;font-size:15px;line-height:1.6">${link(url, sentence)}
<span style="color:#52606d;font-size:13px">${escapeHtml(at)}</span>${
        detail ? `<p style="${MUTED}">${escapeHtml(detail)}</p>` : ''
      }</li>`,
  )
  const rest =
    more > 0 ? `<p style="${PARAGRAPH}">${link(inboxUrl, `还有 ${more} 条，到收件箱查看`)}</p>` : ''
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:24px;background:#f5f4f0;font-family:-apple-system,'PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:600px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px">
<p style="${PARAGRAPH}">${escapeHtml(name)}，您好：</p>
<p style="${PARAGRAPH}">${escapeHtml(opening)}</p>
<ul style="margin:0;padding:0 0 0 20px">${items.join('\n')}</ul>
${rest}
<p style="${SMALL}">这封邮件由“${escapeHtml(site)}”采编台发出。${link(settingsUrl, '选择要收哪些邮件')}</p>
</div></body></html>
`
}

/** Names and sentences are one line each, whatever somebody was called. */
function tidy(given: Given): Given {
  const lines = given.lines.map((line) => ({ ...line, sentence: oneLine(line.sentence, LONGEST_LINE) }))
  return { ...given, site: oneLine(given.site, LONGEST_LINE), name: oneLine(given.name, LONGEST_LINE), lines }
}

function write(subject: string, opening: string, untidy: Given): Letter {
  const given = tidy(untidy)
  return {
    subject: oneLine(`【${given.site}】${subject}`, LONGEST_SUBJECT),
    text: textOf(opening, given),
    html: htmlOf(opening, given),
  }
}

/** A letter about one notification. */
export function noticeLetter(given: Given): Letter {
  return write(given.lines[0]?.sentence ?? '', '采编台有一件与您有关的事：', given)
}

/** 每日摘要: what came since the last one and is still unread. */
export function digestLetter(given: Given): Letter {
  const count = given.lines.length + given.more
  return write(`每日摘要：${count} 条未读通知`, `收件箱里有 ${count} 条通知您还没有看：`, given)
}

/** Leads to where somebody sets their password: the one line there is. */
export function accountLetter(
  kind: 'INVITE' | 'RESET',
  url: string,
  given: Omit<Given, 'lines' | 'more'>,
): Letter {
  const [subject, opening, sentence] =
    kind === 'INVITE'
      ? [
          '邀请您加入采编台',
          `“${given.site}”为您开了采编台的账号。请设置自己的密码，然后就可以登录：`,
          '设置密码',
        ]
      : [
          '重设密码',
          '有人请求重设您在采编台的密码。如果是您，请打开下面的链接；如果不是，不必理会，密码不会改变：',
          '重设密码',
        ]
  const detail = '链接一小时内有效，只能用一次。请不要转发这封邮件。'
  return write(subject, opening, { ...given, lines: [{ sentence, detail, url, at: '' }], more: 0 })
}

/** Says that mail arrives. */
export function testLetter(given: Omit<Given, 'lines' | 'more'>): Letter {
  const whole = { ...given, lines: [], more: 0 }
  return write('测试邮件', '这是一封测试邮件。收到它，说明采编台可以发邮件了。', whole)
}
