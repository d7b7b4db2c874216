import { webManifest } from '@/lib/meta/site-files'
import { getPublicSettings } from '@/lib/settings/public'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const manifest = webManifest(await getPublicSettings())
  return Response.json(manifest, { headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' } })
}
