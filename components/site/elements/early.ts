import { recall } from './memory'

// Runs before the first paint, so that a remembered choice does not flash.
const root = document.documentElement
root.dataset.script = 'on'
const size = recall('size')
if (size === 'large' || size === 'huge') root.dataset.size = size
const theme = recall('theme')
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
