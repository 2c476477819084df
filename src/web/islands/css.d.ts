/** Style sheets that an island brings along: esbuild puts them into a file beside its script. */
declare module '*.css'
