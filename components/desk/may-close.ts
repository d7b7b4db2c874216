const QUESTION = '填写的内容还没有保存，关闭会丢失。确定关闭吗？'

/** Whether a window may close: what was typed in it is lost only after a yes. */
export const mayClose = (dirty: boolean): boolean => !dirty || window.confirm(QUESTION)
