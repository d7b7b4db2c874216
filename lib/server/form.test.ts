import { expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { formToObject, parseInput } from './form'

test('repeated names with brackets become a list, others keep their last value, foreign names go (S-40)', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['tagIds[]', '3'],
    ['tagIds[]', '5'],
    ['title', 'old'],
    ['title', 'n\u0000e\u0001w'],
    ['__proto__', 'x'],
    ['$ACTION_ID_1', 'x'],
  ] as const)
    form.append(name, value)
  expect({ ...formToObject(form) }).toEqual({ tagIds: ['3', '5'], title: 'new' })
})

test('a message stands under its field, and under the part of the field that is wrong', () => {
  const schema = z.object({
    name: z.string().min(1, '请填写姓名'),
    rows: z.array(z.object({ since: z.string().min(1, '请填写日期') })),
  })
  let refusal: unknown
  try {
    parseInput(schema, { name: '', rows: [{ since: '2020-01-01' }, { since: '' }] })
  } catch (error) {
    refusal = error
  }
  expect(refusal).toBeInstanceOf(AppError)
  expect(refusal).toMatchObject({
    code: 'INVALID',
    message: '请填写姓名',
    fields: { name: ['请填写姓名'], rows: ['请填写日期'], 'rows.1.since': ['请填写日期'] },
  })
})

test('what a schema has no words for is said in Chinese too; its own words come first', () => {
  const schema = z.object({ count: z.number().max(3), name: z.string('请填写名称') })
  const refused = (input: object) => {
    try {
      parseInput(schema, input)
    } catch (error) {
      return (error as AppError).fields
    }
  }
  expect(refused({ count: 9 })).toEqual({ count: ['这一项填得不对，请改过再试'], name: ['请填写名称'] })
})
