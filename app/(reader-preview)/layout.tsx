/** A draft stands in the very frame that readers' pages stand in. */
export { default, viewport } from '../(site)/layout'
