/** Style sheets that an island brings along; esbuild collects them. */
declare module '*.css'
