import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { Section } from '@/components/desk/section'
import type { DeskAction } from '@/components/desk/send-action'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { renderDoc } from '@/lib/content/render'
import type { Doc } from '@/lib/content/schema'
import { SalvageButton, SaveRawButton } from './salvage-buttons'

type Props = {
  article: { id: number; version: number; title: string; body: unknown }
  /** What can still be read of the body. */
  readable: Doc
  mayEdit: boolean
  action: DeskAction
}

/** Stands in the editor’s place when the stored body is damaged: nothing is written over it before somebody decides. */
export function DamagedDraft({ article, readable, mayEdit, action }: Props) {
  const { id, version, title, body } = article
  return (
    <>
      <BackLink href="/admin/articles">返回稿件</BackLink>
      <PageHeader title={title}>正文的存储数据有损坏</PageHeader>
      <div className="flex flex-col gap-5">
        <Notice tone="warn">
          为了不让损坏的部分被覆盖，编辑器没有打开。可以用下面能读出的内容继续编辑，也可以从历史版本恢复；原来的数据会留在历史版本里，读者看到的页面没有变。
        </Notice>
        <div className="flex flex-wrap gap-2">
          {mayEdit && <SalvageButton article={{ id, version }} action={action} />}
          <a href={`/admin/articles/${id}/history`} className={buttonClass('secondary')}>
            查看历史版本
          </a>
          <SaveRawButton name={`稿件-${id}-正文.json`} text={JSON.stringify(body, null, 2)} />
        </div>
        <Section title="能读出的内容" explain="完好的段落保持原样；损坏的块只留下文字。">
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: renderDoc is safe by construction */}
          <div className="article-body" dangerouslySetInnerHTML={{ __html: renderDoc(readable) }} />
        </Section>
      </div>
    </>
  )
}
