import { jsonForScript } from '@/lib/content/escape'

/** Facts for machines; nothing in them can end the script element. */
export function StructuredData({ data }: { data: object }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: jsonForScript escapes it, and JSON-LD cannot be written otherwise
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonForScript(data) }} />
}
