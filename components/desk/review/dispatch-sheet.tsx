import type { ReactNode } from 'react'
import { QrCode } from '@/components/site/article-code'
import { decisionLine } from '@/lib/review/decision-line'
import type { Sheet } from '@/lib/review/sheet'
import { siteDateTime } from '@/lib/time'

const cell = 'border border-line-strong px-2 py-1.5 text-left align-top print:border-black'

/** Columns that a narrow screen has no room for: there what they say stands below its neighbour. */
const WIDE = 'max-sm:hidden print:table-cell'
const BELOW = 'mt-0.5 block text-xs text-muted sm:hidden print:hidden'
const HEADS = [
  ['审次', ''],
  ['审校人', ''],
  ['时间', ''],
  ['意见', WIDE],
  ['内容校验值', WIDE],
] as const

/** 发稿单 as one sheet of paper. */
export function DispatchSheet({ sheet, address, now }: { sheet: Sheet; address: string; now: Date }) {
  const { article, round, steps, remarks } = sheet
  const signed = round.state === 'SIGNED' && round.signedAt !== null
  return (
    <article className="mx-auto max-w-[190mm] rounded-lg border border-line bg-surface p-4 text-sm sm:p-8 print:max-w-none print:border-0 print:p-0 print:text-[10pt]">
      <header className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h1 className="font-serif text-xl font-semibold">发稿单</h1>
          <p className="mt-2 font-serif text-lg wrap-anywhere">{article.title}</p>
        </div>
        <div className="w-20 shrink-0 bg-white print:w-[24mm]">
          <QrCode id="sheet-code" address={address} label="稿件网址的二维码" />
        </div>
      </header>
      <Facts sheet={sheet} address={address} />
      <section aria-label="各审次" className="mt-4">
        <table className="w-full border-collapse">
          <caption className="sr-only">审次</caption>
          <thead>
            <tr>
              {HEADS.map(([head, look]) => (
                <th
                  key={head}
                  scope="col"
                  className={`${cell} ${look} bg-sunken font-medium whitespace-nowrap print:bg-white`}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map(({ id, name, meant, by, at, note, hash }) => (
              <tr key={id}>
                <th scope="row" className={`${cell} font-medium`}>
                  {name}
                </th>
                <td className={`${cell} wrap-anywhere`}>
                  {at ? by : <span className="text-muted">（{by ?? meant}）</span>}
                  {at && <span className={BELOW}>{note || '同意'}</span>}
                </td>
                <td className={`${cell} tabular-nums sm:whitespace-nowrap`}>
                  {at ? siteDateTime(at) : '未通过'}
                  {hash && <span className={`${BELOW} font-mono`}>{hash.slice(0, 8)}</span>}
                </td>
                <td className={`${cell} ${WIDE} wrap-anywhere`}>{at ? note || '同意' : ''}</td>
                <td className={`${cell} ${WIDE} font-mono text-xs`}>{hash?.slice(0, 12)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {remarks.length > 0 && (
        <section className="mt-4">
          <h2 className="font-medium">审校中的其他事项</h2>
          <ul className="mt-1 flex flex-col gap-0.5">
            {remarks.map((remark) => (
              <li key={remark.id} className="wrap-anywhere">
                {siteDateTime(remark.at)} {decisionLine({ ...remark, step: remark.step?.name ?? null })}
                {remark.note && `：${remark.note}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="mt-4 font-medium">
        {signed
          ? `签发：${steps.at(-1)?.by ?? ''}，${siteDateTime(round.signedAt ?? now)}，第 ${round.signedRevision?.number ?? ''} 版`
          : '尚未签发'}
      </p>
      {signed && <p className="mt-1 font-mono text-xs wrap-anywhere">SHA-256 {round.signedHash}</p>}
      <p className="mt-3 text-xs text-muted tabular-nums">打印时间 {siteDateTime(now)}</p>
    </article>
  )
}

function Facts({ sheet: { article, round }, address }: { sheet: Sheet; address: string }) {
  const bylines = article.bylines.map(
    ({ author, affiliation }) => `${author.name}${affiliation ? `（${affiliation}）` : ''}`,
  )
  const facts: [string, ReactNode][] = [
    ['稿件编号', article.id],
    ['栏目', article.column?.name ?? '未选'],
    ['署名', bylines.join('、') || '无'],
    ['稿件性质', article.origin],
    ['稿源', article.source?.name ?? '本站'],
    ['责任编辑', article.editorName || '未填'],
    ['字数', article.wordCount],
    [
      '送审',
      `第 ${round.number} 轮，${round.submittedBy?.name ?? '系统'}，${siteDateTime(round.submittedAt)}`,
    ],
    ['发布', article.publication ? siteDateTime(article.publication.publishedAt) : '未发布'],
    ['网址', address],
    ...article.urgentPublications.map((one): [string, string] => [
      '特急发布',
      `${one.publishedBy.name}，${siteDateTime(one.publishedAt)}，${one.reason}；${
        one.reviewedAt ? `${one.reviewedBy?.name ?? ''}于 ${siteDateTime(one.reviewedAt)} 补审` : '尚未补审'
      }`,
    ]),
  ]
  return (
    <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr_auto_1fr] print:grid-cols-[auto_1fr_auto_1fr]">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="whitespace-nowrap text-muted">{label}</dt>
          <dd className="wrap-anywhere tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
