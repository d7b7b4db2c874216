import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type CustomElement = DetailedHTMLProps<HTMLAttributes<HTMLElement> & { url?: string }, HTMLElement>

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'qy-ticker': CustomElement
      'qy-type-size': CustomElement
      'qy-theme': CustomElement
      'qy-share': CustomElement
      'qy-print': CustomElement
      'qy-top': CustomElement
    }
  }
}
