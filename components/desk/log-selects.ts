/** A fact that a log can be narrowed by: its name in the address, what it and no choice are called, and the choices. */
export type LogSelect = {
  name: string
  label: string
  all: string
  choices: [value: string, label: string][]
}

/** Narrows a log to what stands somewhere. */
export const stateSelect = (labels: Record<string, string>): LogSelect => ({
  name: 'state',
  label: '按状态筛选',
  all: '全部状态',
  choices: Object.entries(labels),
})
