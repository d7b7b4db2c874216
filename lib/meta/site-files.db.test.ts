import { expect, test } from 'vitest'
import { GET as readSecurity } from '@/app/.well-known/security.txt/route'
import { GET as readManifest } from '@/app/manifest.webmanifest/route'
import { GET as readOpenSearch } from '@/app/opensearch.xml/route'
import { db } from '@/lib/db/client'
import { newRenderContext, withRenderContext } from '@/lib/pages/render-context'
import { updateSiteSettings } from '@/lib/settings/commands'
import { getPublicSettings } from '@/lib/settings/public'
import { nextSiteMidnight } from '@/lib/time'
import { system } from '@/test/newsroom'

test('the files follow the settings, and depend on nothing that is published', async () => {
  const before = await getPublicSettings()
  await expect(readSecurity()).rejects.toThrow(/404/)
  const contact = '热线 010-12345678，邮箱 security@qingyan.example'
  await updateSiteSettings(system, { ...before, siteName: '绿水 & 青山', contact })

  const context = newRenderContext()
  const security = await withRenderContext(context, readSecurity)
  expect(security.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await security.text()).toContain('Contact: mailto:security@qingyan.example\n')
  // The day it is good until moves on every day.
  expect(context.notAfter).toBe(nextSiteMidnight(new Date()).getTime())
  expect([...context.tags]).toEqual(['settings'])

  expect(await (await readManifest()).json()).toMatchObject({ name: '绿水 & 青山' })
  const xml = await (await readOpenSearch()).text()
  const [row] = await db.$queryRaw<{ found: string[] }[]>`
    SELECT xpath('/o:OpenSearchDescription/o:ShortName/text()', xmlparse(DOCUMENT ${xml}),
      ARRAY[ARRAY['o', 'http://a9.com/-/spec/opensearch/1.1/']])::text[] AS found`
  expect(row?.found).toEqual(['绿水 &amp; 青山'])
})
