/** The requests by which the API is explained, as one would type them. `site` is where the site is. */
export const examples = (site: string): { title: string; explain: string; command: string }[] => [
  {
    title: '看看令牌能不能用',
    explain: '答复里有令牌属于谁、有哪些权限、到什么时候为止。',
    command: `curl -H "Authorization: Bearer $QINGYAN_TOKEN" \\
  ${site}/api/v1/me`,
  },
  {
    title: '新建一篇稿件',
    explain: '同样的 Idempotency-Key 在 24 小时内只新建一次，网络断了可以放心重试。',
    command: `curl -X POST ${site}/api/v1/articles \\
  -H "Authorization: Bearer $QINGYAN_TOKEN" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: 2026-03-02-daily" \\
  -d '{"title": "清江水质日报", "markdown": "## 今日水质\\n\\n全部断面达到二类。"}'`,
  },
  {
    title: '修改稿件',
    explain: 'version 用读取时得到的；答 409 表示别人先改了，请重新读取再改。',
    command: `curl -X PATCH ${site}/api/v1/articles/1001 \\
  -H "Authorization: Bearer $QINGYAN_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{"version": 1, "summary": "十二个断面全部达标。"}'`,
  },
  {
    title: '送审',
    explain: '发布和定时发布也是这样，网址的末尾换成 publish 和 schedule。',
    command: `curl -X POST ${site}/api/v1/articles/1001/submit \\
  -H "Authorization: Bearer $QINGYAN_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{"version": 2}'`,
  },
]
