import { SPECULATION_RULES } from '@/lib/pages/speculation-rules'

/** Lets the browser draw beforehand what a finger or pointer is about to follow. Others take the element for a comment. */
export function drawAhead(): void {
  const rules = document.createElement('script')
  rules.type = 'speculationrules'
  rules.textContent = SPECULATION_RULES
  document.head.append(rules)
}
