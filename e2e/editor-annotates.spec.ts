import { paste } from './support/clipboard'
import { expect, test } from './support/newsroom'
import { ready } from './support/reader'

const figure = (src = '') => `<figure><img src="${src}" alt="" title="水样"></figure>`

test('an editor adds a footnote and picks what to read next; readers get both, and look through the pictures', async ({
  page,
  editor,
  signIn,
  request,
}) => {
  await signIn('editor')
  const list = await (await request.get('/columns/duoyangxing')).text()
  const [first, second] = [...new Set(list.match(/\/media\/[\w-]+-\d+\.webp/g))]
  const title = `注释与延伸 ${Date.now()}`
  await editor.begin()
  await editor.title.fill(title)
  await editor.chooseColumn('执法一线')
  await editor.body.click()
  await paste(page, {
    html: `<p>原水取样六次。<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p>${figure(first)}${figure(second)}<p>结果见表。</p>
    <div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> 见监测年报。</p></div>`,
  })
  await expect(editor.body.locator('figure')).toHaveCount(2)
  // As Word gives it to the clipboard; its words move out of the text.
  const notes = editor.body.locator('sup[data-footnote]')
  await expect(notes).toHaveAttribute('data-footnote', '见监测年报。')
  await expect(editor.body).not.toContainText('见监测年报')

  await page.keyboard.press('Control+End')
  await editor.tool('脚注')
  const dialog = page.getByRole('dialog', { name: '插入脚注' })
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('请填写脚注内容')).toBeVisible()
  await dialog.getByLabel('脚注内容').fill('取样日期为七月。')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(notes).toHaveCount(2)
  await notes.last().dblclick()
  await page.getByRole('dialog', { name: '修改脚注' }).getByLabel('脚注内容').fill('取样日期为八月。')
  await page.getByRole('button', { name: '确定' }).click()
  // The window gives the focus back; typing elsewhere before that would lose it again.
  await expect(editor.body).toBeFocused()
  await editor.pick('添加相关阅读', '留给秸秆二十天')
  await expect(page.getByRole('button', { name: '移除《留给秸秆二十天》' })).toBeVisible()
  await editor.save()
  const id = await editor.id()
  await page.reload()
  await expect(editor.body.locator('sup[data-footnote="取样日期为八月。"]')).toHaveCount(1)
  await expect(page.getByRole('button', { name: '移除《留给秸秆二十天》' })).toBeVisible()
  await editor.publish()

  await page.goto(`/articles/${id}`)
  await expect(page.getByRole('region', { name: '相关阅读' }).getByRole('link').first()).toHaveText(
    '留给秸秆二十天',
  )
  await page.getByLabel('注释 2', { exact: true }).click()
  await expect(page.getByText('取样日期为八月。')).toBeInViewport()

  await ready(page)
  await page
    .getByRole('link', { name: /^查看大图/ })
    .first()
    .click()
  const viewer = page.getByRole('dialog', { name: '查看大图' })
  const shown = () => viewer.locator('img').evaluate((image: HTMLImageElement) => new URL(image.src).pathname)
  await expect(viewer.getByText('1 / 2')).toBeVisible()
  expect(await shown()).toBe(first)
  await page.keyboard.press('ArrowRight')
  await expect(viewer.getByText('2 / 2')).toBeVisible()
  expect(await shown()).toBe(second)
  await viewer.getByRole('button', { name: '下一张' }).click()
  await expect(viewer.getByText('1 / 2')).toBeVisible()
  await viewer.getByRole('button', { name: '关闭' }).click()
  await expect(viewer).toBeHidden()
})
