/** Runs until the process is asked to stop, then lets everything end in order. A second Ctrl-C does not wait. */
export async function untilStopped(running: { stop: () => Promise<void> }): Promise<void> {
  await new Promise<void>((resolve) => {
    let isStopping = false
    const stop = (): void => {
      if (isStopping) process.exit(1)
      isStopping = true
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
  await running.stop()
}
