import { expect, test } from 'vitest'
import { lostWords } from './lost-words'

test('an address is read for what its reader was looking for', () => {
  for (const [path, words] of [
    ['/news/清洁生产.html', ['清洁生产']],
    ['/hbdc/湿地保护', ['湿地保护', 'hbdc']],
    ['/columns/wuran-fangzhi', ['wuran', 'fangzhi']],
    ['/qingjie/202104/t20210412_1001.html', ['qingjie']],
    ['/articles/99999', []],
    ['/a/b/水', []],
    ['/', []],
  ] as const)
    expect(lostWords(path), path).toEqual(words)
  expect(lostWords(`/${'长'.repeat(200)}`)[0]).toHaveLength(20)
})
