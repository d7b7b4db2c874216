import { afterEach, expect, test, vi } from 'vitest'
import { GET as readSecurity } from '@/app/.well-known/security.txt/route'
import { GET as readManifest } from '@/app/manifest.webmanifest/route'
import { GET as readOpenSearch } from '@/app/opensearch.xml/route'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { newRenderContext, withRenderContext } from '@/lib/pages/render-context'
import { updateSiteSettings } from '@/lib/settings/commands'
import { getPublicSettings } from '@/lib/settings/public'
import { createPage, showPage } from '@/lib/static-pages/commands'
import { pageInput } from '@/lib/static-pages/schema'
import { nextSiteMidnight } from '@/lib/time'
import { bodyOf, NOW, system } from '@/test/newsroom'

afterEach(() => {
  vi.restoreAllMocks()
})

test('while the settings name nobody, a weakness is told by way of the contact page, once readers see it', async () => {
  vi.spyOn(env, 'SITE_URL', 'get').mockReturnValue('https://qingyan.example')
  await expect(readSecurity()).rejects.toThrow(/404/)
  const input = pageInput.parse({ title: '联系我们', slug: 'contact', body: bodyOf('写信来。') })
  const page = await createPage(system, input, NOW)
  await expect(readSecurity()).rejects.toThrow(/404/)
  const shown = await showPage(system, page, true, NOW)
  const context = newRenderContext()
  const security = await withRenderContext(context, readSecurity)
  expect(await security.text()).toContain('Contact: https://qingyan.example/about/contact\n')
  // Taking the page back takes this away as well.
  expect([...context.tags].sort()).toEqual(['page-slug:contact', 'settings'])
  await showPage(system, shown, false, NOW)
  await expect(readSecurity()).rejects.toThrow(/404/)
})

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
