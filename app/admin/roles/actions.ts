'use server'
import { idInput } from '@/lib/id'
import { createOfficers, createRole, deleteRole, setSeparation, updateRole } from '@/lib/roles/commands'
import { roleInput, roleUpdate, separationInput } from '@/lib/roles/schema'
import { action } from '@/lib/server/action'
import { noInput } from '@/lib/server/form'

export const create = action(roleInput, (input, actor) => createRole(actor, input))
export const update = action(roleUpdate, (input, actor) => updateRole(actor, input))
export const remove = action(idInput, (input, actor) => deleteRole(actor, input))
export const officers = action(noInput, (_input, actor) => createOfficers(actor))
export const separate = action(separationInput, (input, actor) => setSeparation(actor, input))
