import { TextField } from '@/components/ui/field'
import { Section } from '../section'
import type { SectionProps } from './footer-sections'

/** Numbers that the authorities have given the site. */
export function FilingSection({ settings, error }: SectionProps) {
  return (
    <Section title="备案和许可" explain="填了才显示在页脚；备案号会链接到主管部门的查询网站。">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="ICP 备案号"
          name="icp"
          maxLength={60}
          placeholder="如：京ICP备12345678号-1"
          defaultValue={settings.icp}
          error={error('icp')}
        />
        <TextField
          label="公安备案号"
          name="police"
          maxLength={60}
          placeholder="如：京公网安备11010102001234号"
          defaultValue={settings.police}
          error={error('police')}
        />
      </div>
      <TextField
        label="互联网新闻信息服务许可证编号"
        name="licence"
        maxLength={80}
        defaultValue={settings.licence}
        error={error('licence')}
      />
      <TextField
        label="网络出版服务许可证编号"
        name="publishingLicence"
        maxLength={80}
        defaultValue={settings.publishingLicence}
        error={error('publishingLicence')}
      />
      <TextField
        label="信息网络传播视听节目许可证编号"
        name="broadcastLicence"
        maxLength={80}
        defaultValue={settings.broadcastLicence}
        error={error('broadcastLicence')}
      />
      <TextField
        label="网站标识码"
        name="siteIdCode"
        maxLength={10}
        placeholder="如：bm14000002"
        defaultValue={settings.siteIdCode}
        hint="政府网站才有；写在网页的标签里，不显示在页脚。"
        error={error('siteIdCode')}
      />
    </Section>
  )
}
