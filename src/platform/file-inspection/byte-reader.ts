import type { FileHandle } from 'node:fs/promises'

const CHUNK = 256 * 1024

/** Reads a file from place to place, a piece of it in memory at a time. Whoever reads waits for the disk and blocks nobody. */
export class ByteReader {
  readonly size: number
  position: number
  readonly #handle: FileHandle
  #start = 0
  #chunk: Buffer = Buffer.alloc(0)

  constructor(handle: FileHandle, size: number, position = 0) {
    this.#handle = handle
    this.size = size
    this.position = position
  }

  /** The next bytes, at most 64 KB; null when there are not so many. */
  async take(count: number): Promise<Buffer | null> {
    if (this.position + count > this.size) return null
    if (this.position < this.#start || this.position + count > this.#start + this.#chunk.length) await this.#load()
    const from = this.position - this.#start
    this.position += count
    return this.#chunk.subarray(from, from + count)
  }

  /** Goes on to the next place where a byte has this value; false when there is none. */
  async seek(value: number): Promise<boolean> {
    while (this.position < this.size) {
      if (this.position < this.#start || this.position >= this.#start + this.#chunk.length) await this.#load()
      const found = this.#chunk.indexOf(value, this.position - this.#start)
      if (found !== -1) {
        this.position = this.#start + found
        return true
      }
      this.position = this.#start + this.#chunk.length
    }
    return false
  }

  async #load(): Promise<void> {
    const chunk = Buffer.alloc(Math.min(CHUNK, this.size - this.position))
    const { bytesRead } = await this.#handle.read(chunk, 0, chunk.length, this.position)
    if (bytesRead < chunk.length) throw new Error('a file became shorter while it was read')
    this.#start = this.position
    this.#chunk = chunk
  }
}
