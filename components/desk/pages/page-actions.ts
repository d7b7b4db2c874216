import type { DeskAction } from '../send-action'

/** A page as the desk's list shows it. */
export type DeskPage = {
  id: number
  version: number
  slug: string
  title: string
  isPublic: boolean
  /** When it was last changed, as it is read. */
  changed: string
}

export type PageActions = Record<'show' | 'hide' | 'move' | 'remove', DeskAction>
