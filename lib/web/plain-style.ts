/** The site's look in a few lines, for pages that must not ask for a style sheet. */
export const PLAIN_STYLE = [
  ':root{color-scheme:light dark;--paper:#fbfaf6;--ink:#1d2521;--muted:#59635d;--line:#dddcd0;--accent:#1f5b46;--on:#fbfaf6}',
  '@media(prefers-color-scheme:dark){:root{--paper:#141a17;--ink:#e3e6df;--muted:#a2aca5;--line:#313a35;--accent:#8ccbae;--on:#10201a}}',
  'body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.8 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}',
  'main{max-width:32rem;margin:0 auto;padding:14vh 1.5rem 4rem}',
  'h1,.seal{font-family:"Noto Serif SC","Songti SC",STSong,SimSun,serif;font-weight:700}',
  'h1{margin:1.5rem 0 .5rem;font-size:1.75rem;line-height:1.4}',
  '.seal{display:grid;place-content:center;width:2.75rem;height:3.375rem;margin:0;border-radius:3px;background:var(--accent);color:var(--on);font-size:1.25rem;line-height:1.16}',
  'a{color:var(--accent);text-underline-offset:.22em}',
  '.again{display:inline-block;margin-top:.5rem;padding:.375rem 1.5rem;border-radius:3px;background:var(--accent);color:var(--on);text-decoration:none}',
  'a:focus-visible{outline:2px solid var(--accent);outline-offset:3px}',
  'ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:2rem 0 0;padding:1rem 0 0;border-top:1px solid var(--line);list-style:none}',
  '.number{color:var(--muted);font-size:.875rem}',
].join('')
