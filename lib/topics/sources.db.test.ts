import { describe, expect, test } from 'vitest'
import { deleteColumn } from '@/lib/taxonomy/column-commands'
import { deleteTag, mergeTags } from '@/lib/taxonomy/tag-commands'
import { makeColumn, makeTag, NOW, system } from '@/test/newsroom'
import { refused } from '@/test/refusals'
import { makeTopic, ofColumn, ofTag, topicOf } from '@/test/topics'
import { createTopic } from './commands'
import { getTopic } from './queries'

describe('columns and tags that a topic draws on', () => {
  test('they are not deleted, and the message says why', async () => {
    const [own, tag] = [await makeColumn(), await makeTag()]
    await makeTopic([ofColumn(own.id), ofTag(tag.id)])
    await refused(() => deleteColumn(system, { id: own.id }), 'CONFLICT')
    await expect(deleteColumn(system, { id: own.id })).rejects.toThrow('1 个专题板块')
    await refused(() => deleteTag(system, { id: tag.id }), 'CONFLICT')
    await expect(deleteTag(system, { id: tag.id })).rejects.toThrow('1 个专题板块')
  })

  test('a tag that is merged takes its sections along', async () => {
    const [from, into] = [await makeTag(), await makeTag()]
    const topic = await makeTopic([ofTag(from.id)])
    await mergeTags(system, { id: from.id, intoId: into.id })
    expect((await getTopic(system, topic.id))?.sections[0]?.tag?.id).toBe(into.id)
  })

  test('a column that is deleted while a topic takes it: either the one or the other', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await makeColumn()
      const results = await Promise.allSettled([
        createTopic(system, topicOf([ofColumn(id)]), NOW),
        deleteColumn(system, { id }),
      ])
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const refusal = results.find((one) => one.status === 'rejected')
      expect(refusal?.reason).toMatchObject({ name: 'AppError' })
    }
  })
})
