import { BackToTop } from './back-to-top'
import { ClosingMenu } from './closing-menu'
import { FigureViewer } from './figure-viewer'
import { HeadlineTicker } from './headline-ticker'
import { keepForOffline } from './offline-reading'
import { ReadAloud } from './read-aloud'
import { ReadingChoice } from './reading-choice'
import { ReadingProgress } from './reading-progress'
import { SearchSuggest } from './search-suggest'
import { PrintPage, ShareLink } from './share-link'
import { ViewBeacon } from './view-beacon'

function define(): void {
  customElements.define('qy-ticker', HeadlineTicker)
  customElements.define('qy-choice', ReadingChoice)
  customElements.define('qy-menu', ClosingMenu)
  customElements.define('qy-read', ReadAloud)
  customElements.define('qy-figures', FigureViewer)
  customElements.define('qy-progress', ReadingProgress)
  customElements.define('qy-search', SearchSuggest)
  customElements.define('qy-share', ShareLink)
  customElements.define('qy-print', PrintPage)
  customElements.define('qy-top', BackToTop)
  customElements.define('qy-view', ViewBeacon)
}

// In development the framework's scripts are still there, and what they have not hydrated must not change under them.
if ('__next_f' in window) setTimeout(define, 1500)
else {
  define()
  keepForOffline()
}
