import { traditionalPath } from './address'

/** The link to the other edition as components/site/edition-switch.tsx draws it: a page does not know its own address. */
const DRAWN = /href="\/zh-Hant" hreflang="zh-Hant"/gi

/** An address as the value of an attribute. */
export const inAttribute = (address: string) => address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** Makes the link to the traditional edition lead to the same page. `key` is the page's own address. */
export function fillEditionLink(html: string, key: string): string {
  return html.replace(DRAWN, () => `href="${inAttribute(traditionalPath(key))}" hreflang="zh-Hant"`)
}
