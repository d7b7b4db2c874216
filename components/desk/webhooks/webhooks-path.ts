/** Webhook */
export const WEBHOOKS_PATH = '/admin/webhooks'
