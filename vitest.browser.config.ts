import { defineConfig } from 'vitest/config'

/** Tests in a real browser. `./portal test` sets CHROMIUM to the one it found. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.{ts,tsx}'],
    globalSetup: ['test/browser/portal-setup.ts', 'test/database-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // One portal, one browser, two cores.
    fileParallelism: false,
  },
})
