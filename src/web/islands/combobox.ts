/**
 * A long list of choices that can be searched by typing: the combobox with a listbox of the WAI-ARIA practices. The select
 * stays what is posted; a text that is no entry is posted as it is, so that the server tells what is wrong and nothing
 * typed is lost. Without this, it is a plain select.
 */
import Combobox from '@github/combobox-nav'
import './combobox.css'
import { isSameText, searchOver } from './matching.ts'

const words = {
  de: {
    search: 'Tippen, um zu suchen',
    all: 'Alle anzeigen',
    hits: (count: number, first: string) => `${count === 1 ? 'Ein Treffer' : `${count} Treffer`}. Die Eingabetaste wählt: ${first}`,
    none: 'Nichts gefunden. Bitte prüfen Sie die Schreibweise.',
    chosen: (label: string) => `Ausgewählt: ${label}`,
  },
  en: {
    search: 'Type to search',
    all: 'Show all',
    hits: (count: number, first: string) => `${count === 1 ? 'One hit' : `${count} hits`}. The return key chooses: ${first}`,
    none: 'Nothing found. Please check the spelling.',
    chosen: (label: string) => `Chosen: ${label}`,
  },
}

/** A moment without typing, so that a screen reader hears the number of hits once and not for every letter. */
const MILLISECONDS_UNTIL_TOLD = 600

type Entry = { readonly code: string; readonly label: string; readonly also: string; readonly element: HTMLLIElement }

const create = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag)
  element.className = className
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

/** Everything that is put beside a select in its place. What is said about the select is said about the input. */
function build(select: HTMLSelectElement, own: (typeof words)['de']) {
  const { id } = select
  const label = select.labels[0]?.textContent ?? ''
  const listId = `${id}-listbox`
  const isWrong = select.getAttribute('aria-invalid') === 'true'
  const input = create('input', `combobox__input kern-form-input__input${isWrong ? ' kern-form-input__input--error' : ''}`, {
    type: 'text',
    id,
    placeholder: own.search,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
  })
  for (const name of ['aria-required', 'aria-invalid', 'aria-describedby']) {
    const value = select.getAttribute(name)
    if (value !== null) input.setAttribute(name, value)
  }
  const toggle = create('button', 'combobox__toggle', { type: 'button', tabindex: '-1', 'aria-label': `${label}: ${own.all}` })
  const list = create('ul', 'combobox__list', { id: listId, role: 'listbox', 'aria-label': label })
  const none = create('p', 'combobox__none')
  none.textContent = own.none
  const status = create('div', 'kern-sr-only', { role: 'status' })
  const entries: Entry[] = [...select.options]
    .filter(({ value }) => value !== '')
    .map((option, index) => {
      const element = create('li', 'combobox__option', { id: `${id}-option-${index}`, role: 'option' })
      element.textContent = option.text
      return { code: option.value, label: option.text, also: option.dataset.also ?? '', element }
    })
  list.hidden = true
  none.hidden = true
  const box = create('div', 'combobox')
  box.append(input, toggle, list, none, status)
  const wrapper = select.parentElement ?? select
  select.id = `${id}-select`
  wrapper.hidden = true
  wrapper.after(box)
  return { input, toggle, list, none, status, entries }
}

function makeSearchable(select: HTMLSelectElement): void {
  const own = words[document.documentElement.lang === 'en' ? 'en' : 'de']
  const { input, toggle, list, none, status, entries } = build(select, own)
  const search = searchOver(entries)
  const combobox = new Combobox(input, list, { tabInsertsSuggestions: false })
  const typedOption = new Option()
  let hits: readonly Entry[] = entries
  let isOpen = false
  let telling = 0
  /** What was chosen before something else was typed: the escape key goes back to it. */
  let kept = ''

  const chosen = (): Entry | undefined => entries.find(({ code }) => code === select.value)
  const active = (): Entry | undefined => entries.find(({ element }) => element.id === input.getAttribute('aria-activedescendant'))

  const close = (): void => {
    if (isOpen) combobox.stop()
    isOpen = false
    list.hidden = true
    none.hidden = true
  }

  const open = (shown: readonly Entry[], isTyped: boolean): void => {
    hits = shown
    const current = chosen()
    for (const { code, element } of entries) element.classList.toggle('combobox__option--chosen', code === current?.code)
    list.replaceChildren(...shown.map(({ element }) => element))
    list.classList.toggle('combobox__list--typed', isTyped)
    list.hidden = shown.length === 0
    none.hidden = shown.length > 0
    if (shown.length === 0) {
      if (isOpen) combobox.stop()
      isOpen = false
      return
    }
    if (!isOpen) combobox.start()
    isOpen = true
    list.scrollTop = 0
    // On a telephone the keyboard covers half of the screen.
    const visibleHeight = window.visualViewport?.height ?? window.innerHeight
    if (list.getBoundingClientRect().bottom > visibleHeight) input.scrollIntoView({ block: 'start' })
    if (isTyped || !current) return
    // The arrows go on from what is chosen.
    current.element.setAttribute('aria-selected', 'true')
    input.setAttribute('aria-activedescendant', current.element.id)
    current.element.scrollIntoView({ block: 'nearest' })
  }

  const tell = (text: string, after = 0): void => {
    window.clearTimeout(telling)
    telling = window.setTimeout(() => {
      status.textContent = text
    }, after)
  }

  /** What is posted: an entry's code, nothing, or a text that is no entry. */
  const post = (code: string): void => {
    const isEntry = code === '' || entries.some((entry) => entry.code === code)
    if (isEntry) typedOption.remove()
    else {
      typedOption.value = code
      typedOption.text = code
      select.append(typedOption)
    }
    select.value = code
  }

  const choose = ({ code, label }: Entry): void => {
    post(code)
    kept = code
    input.value = label
    close()
    tell(own.chosen(label))
  }

  const showPosted = (): void => {
    input.value = chosen()?.label ?? select.value
    kept = chosen()?.code ?? ''
  }

  const readTyped = (): void => {
    const typed = input.value.trim()
    const same = entries.find(({ label }) => label === typed) ?? entries.find(({ label }) => isSameText(label, typed))
    post(typed === '' ? '' : (same?.code ?? typed))
  }

  input.addEventListener('input', () => {
    const isTyped = input.value.trim() !== ''
    readTyped()
    open(search(input.value), isTyped)
    tell(hits[0] ? own.hits(hits.length, hits[0].label) : own.none, MILLISECONDS_UNTIL_TOLD)
  })
  input.addEventListener('click', () => {
    if (!isOpen) open(entries, false)
  })
  input.addEventListener('focus', () => input.select())
  input.addEventListener('blur', () => {
    const taken = isOpen ? (active() ?? (input.value.trim() !== '' && hits.length === 1 ? hits[0] : undefined)) : undefined
    const entry = taken ?? chosen()
    if (taken && taken.code !== select.value) choose(taken)
    else if (entry) input.value = entry.label
    kept = entry?.code ?? ''
    close()
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !isOpen) {
      event.preventDefault()
      open(chosen() || input.value.trim() === '' ? entries : search(input.value), !chosen() && input.value.trim() !== '')
      if (!active()) combobox.navigate(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Escape' && (isOpen || !none.hidden)) {
      event.preventDefault()
      close()
      post(kept)
      showPosted()
    } else if (event.key === 'Enter' && (isOpen || !none.hidden)) {
      const isTyped = list.classList.contains('combobox__list--typed')
      if (active()) return
      event.preventDefault()
      if (isTyped && hits[0]) choose(hits[0])
    }
  })
  list.addEventListener('combobox-commit', (event) => {
    const entry = entries.find(({ element }) => element === event.target)
    if (entry) choose(entry)
  })
  // A press on the list or the arrow leaves the focus where it is.
  for (const element of [list, toggle]) element.addEventListener('mousedown', (event) => event.preventDefault())
  toggle.addEventListener('click', () => {
    input.focus()
    if (isOpen) close()
    else open(entries, false)
  })
  // What the browser fills in or brings back, it brings to the select.
  select.addEventListener('change', showPosted)
  window.addEventListener('pageshow', showPosted)

  if (select.dataset.typed !== undefined) post(select.dataset.typed)
  showPosted()
}

for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-combobox]')) makeSearchable(select)
