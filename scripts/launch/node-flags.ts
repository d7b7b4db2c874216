/** How Node runs the built programs: rendering leaves much short-lived rubbish, which a larger nursery clears cheaply. */
export const BUILT = ['--max-semi-space-size=32']

/** How Node reads TypeScript. */
export const TSX = ['--import', import.meta.resolve('tsx')]

/** How Node runs the application from its sources: the condition lets it load what is for servers only. */
export const FROM_SOURCE = [...TSX, '--conditions=react-server']
