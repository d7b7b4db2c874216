import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type CustomElement = DetailedHTMLProps<
  HTMLAttributes<HTMLElement> & { url?: string; article?: number },
  HTMLElement
>

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'qy-choice': CustomElement
      'qy-figures': CustomElement
      'qy-menu': CustomElement
      'qy-print': CustomElement
      'qy-progress': CustomElement
      'qy-read': CustomElement
      'qy-search': CustomElement
      'qy-share': CustomElement
      'qy-ticker': CustomElement
      'qy-top': CustomElement
      'qy-view': CustomElement
    }
  }
}
