'use client'
import { useState } from 'react'
import { TextField } from '@/components/ui/field'
import type { Picture } from '@/lib/media/schema'
import { FormEnd } from '../form-end'
import { Section } from '../section'
import type { DeskAction } from '../send-action'
import { SiteLink } from '../site-link'
import { useRecordForm } from '../use-record-form'
import { useUnsavedGuard } from '../use-unsaved-guard'
import { AuthorFace } from './author-face'

type Profile = {
  name: string
  slug: string
  bio: string
  picture: Picture | null
  office: { title: string; since: string } | null
  seen: string
}
type Props = { profile: Profile | null; today: string; action: DeskAction }

/** What readers are told of oneself as an author; a word on how to get there for who is none. */
export function OwnProfileForm({ profile, ...rest }: Props) {
  if (profile) return <ProfileForm profile={profile} {...rest} />
  return (
    <Section title="作者资料">
      <p className="text-sm text-muted">
        您的账号还没有关联作者。想自己维护作者页上的简介、头像和职务，请联系管理员关联。
      </p>
    </Section>
  )
}

function ProfileForm({ profile, today, action }: Omit<Props, 'profile'> & { profile: Profile }) {
  const { name, slug, bio, office } = profile
  const [title, setTitle] = useState(office?.title ?? '')
  const form = useRecordForm({ action, done: '作者资料已保存，网站已更新', seen: profile.seen })
  const { refusal, pending, dirty, touch, error, formProps } = form
  useUnsavedGuard(dirty)
  const changes = title.trim() !== (office?.title ?? '')
  return (
    <form {...formProps}>
      <Section title="作者资料" explain={<SiteLink path={`/authors/${slug}`} of={name} />}>
        <AuthorFace
          bio={bio}
          picture={profile.picture}
          hint="显示在您的作者页上。可不填。"
          error={error}
          onTouch={touch}
        />
        <TextField
          label="现任职务"
          name="affiliation"
          maxLength={100}
          autoComplete="off"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          hint={office ? `现在的职务自 ${office.since} 起。不再担任的，请清空。` : '可不填。'}
          error={error('affiliation')}
        />
        <div hidden={!changes}>
          <TextField
            label={title.trim() === '' ? '离任日期' : '任职日期'}
            name="since"
            type="date"
            max={today}
            defaultValue={today}
            hint="以前的职务到这一天为止。已发布的稿件署名不变。"
            error={error('since')}
          />
        </div>
        <FormEnd refusal={refusal} pending={pending} dirty={dirty} label="保存作者资料" />
      </Section>
    </form>
  )
}
