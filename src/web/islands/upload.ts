/**
 * Sends files while the page is still open, one after the other, with progress; takes them out again without a new page.
 * What comes back is a piece of the page that the server rendered. Without this, files travel with the form.
 */
for (const field of document.querySelectorAll<HTMLElement>('[data-upload]')) makeComfortable(field)

/** A token that is stale, a draft that is gone, a page whose turn it is not, a form that was sent meanwhile. */
const isForThePage = (status: number): boolean => [200, 403, 404, 413].includes(status)

type Waiting = { readonly file: File; readonly row: HTMLLIElement }

/** The parts of a field as the server renders them (components/fields/FileField.tsx). */
function partsOf(field: HTMLElement) {
  const part = (name: string): HTMLElement => field.querySelector<HTMLElement>(name)!
  return {
    kept: part('.portal-files__kept'),
    full: part('.portal-files__full'),
    more: part('.portal-files__more'),
    input: field.querySelector<HTMLInputElement>('input[type=file]')!,
    button: field.querySelector<HTMLButtonElement>('button[name=_upload]')!,
    errors: document.getElementById(`${field.id}-error`)!,
    status: part('[role=status]'),
    form: field.closest('form')!,
  }
}

function makeComfortable(field: HTMLElement): void {
  const { kept, full, more, input, button, errors, status, form } = partsOf(field)
  const say = (key: string, name = ''): string => (field.dataset[key] ?? '').replace('{name}', name)
  const token = (): string => form.querySelector<HTMLInputElement>('input[name=_csrf]')?.value ?? ''
  const waiting: Waiting[] = []
  let running: XMLHttpRequest | null = null
  let pressed: HTMLElement | null | undefined
  // What was refused is not sent; whoever goes on shall have seen that.
  let isUnseen = false

  // Choosing is enough, and what is wrong is read out as it comes.
  button.hidden = true
  errors.setAttribute('aria-live', 'assertive')
  input.addEventListener('change', () => {
    forgive()
    for (const file of input.files ?? []) take(file)
    // Otherwise they would go up once more with the form.
    input.value = ''
    sendNext()
  })
  field.addEventListener('click', (event) => {
    const pressed = (event.target as Element).closest<HTMLButtonElement>('button[name=_discard]')
    if (!pressed) return
    event.preventDefault()
    void takeOut(pressed)
  })
  // Whoever goes on while files are on their way is taken on when they have arrived.
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented || (running === null && waiting.length === 0)) return
    event.preventDefault()
    pressed = event.submitter
    status.textContent = say('waiting')
    showWaiting()
  })
  form.addEventListener('submit', (event) => {
    const leads = (event.submitter as HTMLButtonElement | null)?.name ?? ''
    // Buttons for files and rows (`_upload`, `_add`) come back to this page.
    if (event.defaultPrevented || !isUnseen || leads.startsWith('_')) return
    event.preventDefault()
    isUnseen = false
    ;(more.hidden ? field : input).focus()
    errors.scrollIntoView({ block: 'nearest' })
  })

  function refuse(text: string): void {
    const line = document.createElement('p')
    line.className = 'kern-error'
    const icon = document.createElement('span')
    icon.className = 'kern-icon kern-icon--danger'
    icon.setAttribute('aria-hidden', 'true')
    const words = document.createElement('span')
    words.className = 'kern-body'
    const prefix = document.createElement('span')
    prefix.className = 'kern-sr-only'
    prefix.textContent = `${say('error')} `
    words.append(prefix, text)
    line.append(icon, words)
    errors.append(line)
    isUnseen = true
    describe()
    if (pressed !== undefined) status.textContent = ''
    hideWaiting()
    // It must not go on by itself past something that the person has to read.
    pressed = undefined
  }

  /** Beside the button that was pressed, for whoever sees it; `status` is read out. */
  function showWaiting(): void {
    hideWaiting()
    const line = document.createElement('p')
    line.className = 'portal-files__waiting'
    line.setAttribute('aria-hidden', 'true')
    line.textContent = say('waiting')
    form.querySelector('.portal-actions')?.append(line)
  }

  function hideWaiting(): void {
    for (const line of form.querySelectorAll('.portal-files__waiting')) line.remove()
  }

  function forgive(): void {
    isUnseen = false
    errors.replaceChildren()
    describe()
  }

  /** Ties what is wrong to the input, or lets it go. */
  function describe(): void {
    const isWrong = errors.children.length > 0
    field.classList.toggle('kern-fieldset--error', isWrong)
    if (isWrong) input.setAttribute('aria-invalid', 'true')
    else input.removeAttribute('aria-invalid')
    const others = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== errors.id)
    input.setAttribute('aria-describedby', [...others, ...(isWrong ? [errors.id] : [])].join(' '))
  }

  function take(file: File): void {
    if (kept.children.length >= Number(field.dataset['maxFiles'])) return refuse(say('full'))
    if (file.size > Number(field.dataset['maxBytes'])) return refuse(say('tooLarge', file.name))
    const row = rowFor(file.name)
    kept.append(row)
    waiting.push({ file, row })
    count()
  }

  function rowFor(name: string): HTMLLIElement {
    const row = document.createElement('li')
    row.className = 'portal-file'
    const what = document.createElement('span')
    what.className = 'portal-file__what'
    what.textContent = say('sending', name)
    const progress = document.createElement('progress')
    progress.max = 1
    progress.value = 0
    progress.setAttribute('aria-label', say('sending', name))
    what.append(progress)
    const cancel = document.createElement('button')
    cancel.type = 'button'
    cancel.className = 'kern-btn kern-btn--tertiary'
    const label = document.createElement('span')
    label.className = 'kern-label'
    label.textContent = say('cancel')
    cancel.append(label)
    cancel.addEventListener('click', () => giveUp(row))
    row.append(what, cancel)
    return row
  }

  function giveUp(row: HTMLLIElement): void {
    const place = waiting.findIndex((each) => each.row === row)
    row.remove()
    if (place >= 0) waiting.splice(place, 1)
    else running?.abort()
    count()
    input.focus()
  }

  function sendNext(): void {
    const next = running === null ? waiting.shift() : undefined
    if (next) send(next)
    else if (running === null && pressed !== undefined) {
      const submitter = pressed
      pressed = undefined
      hideWaiting()
      form.requestSubmit(submitter)
    }
  }

  function send({ file, row }: Waiting): void {
    const request = new XMLHttpRequest()
    running = request
    const progress = row.querySelector('progress')!
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progress.value = total > 0 ? loaded / total : 0
      // It has arrived, and is looked into: how long that takes nobody knows.
      if (loaded === total) {
        progress.removeAttribute('value')
        row.querySelector('.portal-file__what')!.firstChild!.textContent = say('checking', file.name)
      }
    })
    request.addEventListener('loadend', () => {
      running = null
      if (request.status === 201) {
        row.insertAdjacentHTML('afterend', request.responseText)
        status.textContent = say('sent', file.name)
      } else if (request.status === 422) refuse(request.responseText)
      // The form's own way leads to a page that says what is the matter, with all that was typed.
      else if (isForThePage(request.status)) return form.requestSubmit(button)
      // Whoever broke it off knows.
      else if (row.isConnected) refuse(say('failed', file.name))
      row.remove()
      count()
      sendNext()
    })
    const body = new FormData()
    // The token comes first: before it nothing is read.
    body.append('_csrf', token())
    body.append(input.name, file, file.name)
    request.open('POST', field.dataset['upload']!)
    request.send(body)
    status.textContent = say('sending', file.name)
  }

  async function takeOut(pressed: HTMLButtonElement): Promise<void> {
    const row = pressed.closest('li')!
    const answer = await fetch(field.dataset['discard']!, {
      method: 'POST',
      body: new URLSearchParams({ _csrf: token(), _discard: pressed.value }),
    }).catch(() => null)
    // The form can do it as well, with a page that says what went wrong.
    if (answer?.status !== 204) return form.requestSubmit(pressed)
    status.textContent = say('removed', row.querySelector('a')?.textContent ?? '')
    row.remove()
    forgive()
    count()
    input.focus()
  }

  function count(): void {
    const isFull = kept.children.length >= Number(field.dataset['maxFiles'])
    kept.hidden = kept.children.length === 0
    full.hidden = !isFull
    more.hidden = isFull
  }
}
export {}
