import { jsonForScript } from '@/lib/content/escape'

/** Facts for machines, a script for each; nothing in them can end the script element. */
export function StructuredData({ data }: { data: object | object[] }) {
  return (Array.isArray(data) ? data : [data]).map((one: object) => {
    const json = jsonForScript(one)
    // biome-ignore lint/security/noDangerouslySetInnerHtml: jsonForScript escapes it, and JSON-LD cannot be written otherwise
    return <script key={json} type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
  })
}
