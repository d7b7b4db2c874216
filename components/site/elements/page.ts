import { BackToTop } from './back-to-top'
import { ClosingMenu } from './closing-menu'
import { drawAhead } from './draw-ahead'
import { drawWaiting } from './draw-waiting'
import { FigureViewer } from './figure-viewer'
import { HeadlineTicker } from './headline-ticker'
import { keepForOffline } from './offline-reading'
import { ReadAloud } from './read-aloud'
import { ReadingChoice } from './reading-choice'
import { ReadingProgress } from './reading-progress'
import { SearchSuggest } from './search-suggest'
import { PrintPage, ShareLink } from './share-link'
import { ViewBeacon } from './view-beacon'

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'qy-search': SearchSuggest,
  'qy-menu': ClosingMenu,
  'qy-choice': ReadingChoice,
  'qy-share': ShareLink,
  'qy-print': PrintPage,
  'qy-read': ReadAloud,
  'qy-figures': FigureViewer,
  'qy-progress': ReadingProgress,
  'qy-top': BackToTop,
  'qy-ticker': HeadlineTicker,
  'qy-view': ViewBeacon,
}

// In development the framework's scripts are still there, and what they have not hydrated must not change under them.
const inDevelopment = '__next_f' in window

/** One after the other, so that a touch in between is answered. */
function define([first, ...others] = Object.entries(ELEMENTS)): void {
  if (first) {
    customElements.define(...first)
    setTimeout(define, 0, others)
  } else if (!inDevelopment) {
    drawAhead()
    drawWaiting()
    keepForOffline()
  }
}

if (inDevelopment) setTimeout(define, 1500)
else define()
