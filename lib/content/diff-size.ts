import { commonPairs } from './diff-align'
import { layOut } from './diff-blocks'

const characters = (text: string) => [...text]

/** How many characters came and went between two texts, given by their lines. */
export function changeSize(before: string[], after: string[]): { added: number; removed: number } {
  const items = (lines: string[]) => lines.map((line) => ({ key: line, text: line }))
  let [added, removed] = [0, 0]
  for (const step of layOut(items(before), items(after), false)) {
    if (step.same) continue
    const was = characters(step.before === null ? '' : (before[step.before] ?? ''))
    const is = characters(step.after === null ? '' : (after[step.after] ?? ''))
    const kept = commonPairs(was, is).length
    removed += was.length - kept
    added += is.length - kept
  }
  return { added, removed }
}
