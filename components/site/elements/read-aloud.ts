import { ReadingPlace } from './sentences'

/** Some browsers fall silent in an utterance of more than a quarter of a minute. */
const LONGEST = 60
const READ = '.article-head h1, .article-lead, .article-body :is(p, h2, h3)'

/** What a block says aloud: its words without the numbers of the footnotes. */
function wordsOf(block: Element): string {
  const copy = block.cloneNode(true) as Element
  for (const number of copy.querySelectorAll('.note-number')) number.remove()
  return copy.textContent ?? ''
}

/**
 * 朗读: the system's voice reads the piece, and the paragraph that it is at is marked. It stays hidden where there is
 * no speech. A pause ends the utterance and keeps the place, since not every system can hold a voice.
 */
export class ReadAloud extends HTMLElement {
  #blocks: Element[] = []
  #place: ReadingPlace | null = null
  #utterance: SpeechSynthesisUtterance | null = null

  connectedCallback(): void {
    if (!('speechSynthesis' in window)) return
    this.hidden = false
    // Asked early: some browsers load their voices only then.
    speechSynthesis.getVoices()
    this.addEventListener('click', this)
    addEventListener('pagehide', this)
  }

  disconnectedCallback(): void {
    removeEventListener('pagehide', this)
    this.#stop()
  }

  handleEvent(event: Event): void {
    if (event.type === 'pagehide') this.#stop()
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (!button) return
    this.#say('')
    if (button.value === 'stop') this.#stop()
    else if (this.#utterance) this.#pause()
    else this.#go()
  }

  #go(): void {
    if (!this.#place) {
      this.#blocks = [...document.querySelectorAll(READ)].filter((block) => !block.closest('.notes'))
      this.#place = new ReadingPlace(this.#blocks.map(wordsOf), LONGEST)
    }
    this.#speak(this.#place)
  }

  #speak(place: ReadingPlace): void {
    const spoken = place.now
    if (!spoken) {
      this.#stop()
      return
    }
    const utterance = new SpeechSynthesisUtterance(spoken.text)
    utterance.lang = 'zh-CN'
    const voices = speechSynthesis.getVoices().filter(({ lang }) => /^zh[-_]CN/i.test(lang))
    utterance.voice = voices.find(({ localService }) => localService) ?? voices[0] ?? null
    utterance.onend = () => {
      if (this.#utterance !== utterance) return
      place.advance()
      this.#speak(place)
    }
    utterance.onerror = () => {
      if (this.#utterance !== utterance) return
      this.#stop()
      this.#say(this.dataset.sayMute ?? '')
    }
    this.#utterance = utterance
    this.#mark(this.#blocks[spoken.paragraph])
    this.#show('pause')
    speechSynthesis.speak(utterance)
  }

  #pause(): void {
    this.#hush()
    this.#show('on')
  }

  #stop(): void {
    this.#hush()
    this.#place = null
    this.#mark(undefined)
    this.#show('go')
  }

  #hush(): void {
    this.#utterance = null
    speechSynthesis.cancel()
  }

  #mark(block: Element | undefined): void {
    if (block?.classList.contains('being-read')) return
    for (const one of this.#blocks) one.classList.remove('being-read')
    block?.classList.add('being-read')
    block?.scrollIntoView({ block: 'nearest' })
  }

  /** What the button does next: read, hold, or go on. */
  #show(next: 'go' | 'pause' | 'on'): void {
    const [go, stop] = this.querySelectorAll('button')
    const { sayGo = '', sayPause = '', sayOn = '' } = this.dataset
    if (go) go.textContent = { go: sayGo, pause: sayPause, on: sayOn }[next]
    if (stop) stop.hidden = next === 'go'
  }

  #say(words: string): void {
    const output = this.querySelector('output')
    if (output) output.textContent = words
  }
}
