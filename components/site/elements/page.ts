import { BackToTop } from './back-to-top'
import { HeadlineTicker } from './headline-ticker'
import { PrintPage, ShareLink } from './share-link'
import { ThemeSwitch } from './theme-switch'
import { TypeSize } from './type-size'

function define(): void {
  customElements.define('qy-ticker', HeadlineTicker)
  customElements.define('qy-type-size', TypeSize)
  customElements.define('qy-theme', ThemeSwitch)
  customElements.define('qy-share', ShareLink)
  customElements.define('qy-print', PrintPage)
  customElements.define('qy-top', BackToTop)
}

// In development the framework's scripts are still there, and what they have not hydrated must not change under them.
if ('__next_f' in window) setTimeout(define, 1500)
else define()
