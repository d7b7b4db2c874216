import { createTopic, publishTopic, type TopicSaved } from '@/lib/topics/commands'
import { type SectionInput, type TopicInput, topicInput } from '@/lib/topics/schema'
import { fresh, NOW, system } from './newsroom'

/** A topic with the sections; what is given replaces what is here. */
export const topicOf = (sections: SectionInput[], over: Partial<TopicInput> = {}): TopicInput =>
  topicInput.parse({ title: fresh('专题'), onHome: true, sections, ...over })

export const picked = (...articleIds: number[]): SectionInput => ({
  kind: 'PICKED',
  title: '精选',
  articleIds,
})
export const ofColumn = (columnId: number, most = 6): SectionInput => ({
  ...{ kind: 'RULE', title: '栏目新作', columnId, tagId: null, most },
})
export const ofTag = (tagId: number, most = 6): SectionInput => ({
  ...{ kind: 'RULE', title: '标签新作', columnId: null, tagId, most },
})
export const timeline = (
  events: [day: string, text: string, articleId?: number][],
  newestFirst = true,
): SectionInput => ({
  kind: 'TIMELINE',
  title: '大事记',
  newestFirst,
  events: events.map(([day, text, articleId = null]) => ({ day, text, articleId })),
})

/** A topic that readers see. */
export async function makeTopic(
  sections: SectionInput[],
  over: Partial<TopicInput> = {},
  now: Date = NOW,
): Promise<TopicSaved> {
  return publishTopic(system, await createTopic(system, topicOf(sections, over), now), now)
}
