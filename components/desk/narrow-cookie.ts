/** Remembers whether the navigation is folded; read by the server so that nothing jumps. */
export const NARROW_COOKIE = 'desk-narrow'
