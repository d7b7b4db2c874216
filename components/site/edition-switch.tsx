import { TRADITIONAL_PREFIX } from '@/lib/hant/address'

/**
 * Leads to the same page in the other edition. The server fills in the address (lib/hant/edition-link.ts), and turns
 * the link round in the traditional edition; both need the attributes in this order.
 */
export function EditionSwitch() {
  return (
    <a href={TRADITIONAL_PREFIX} hrefLang="zh-Hant" lang="zh-Hant" translate="no" className="edition-switch">
      繁體
    </a>
  )
}
