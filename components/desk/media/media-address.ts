import { type AskedOfList, listAddress } from '../list-address'

export const MEDIA_PATH = '/admin/media'

/** The address of the library under some filters. */
export const mediaAddress = (params: AskedOfList): string => listAddress(MEDIA_PATH, params)
