import type { DeskAction } from '../send-action'

/** The server actions of the library, handed down by its page. */
export type MediaActions = {
  update: DeskAction<{ version: number }>
  tag: DeskAction<{ changed: number }>
  remove: DeskAction<{ deleted: number; refused: string[] }>
}
