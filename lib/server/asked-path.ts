/** How the front tells the application which address was asked for. */
export const ASKED_HEADER = 'x-qingyan-asked-path'
