import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** What the service worker must hold so that the page opens without a signal. */
export interface PhoneShell {
  version: string
  files: string[]
}

/**
 * Writes phone-shell.json beside the page: every file the page needs, taken from the import graph
 * (a list by name patterns once missed the shared Vue chunk), and a version that changes with them.
 */
export function phoneShell(page: string): Plugin {
  return {
    name: 'muster-phone-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const wanted = new Set<string>()
        const walk = (name: string) => {
          const chunk = bundle[name]
          if (!chunk || wanted.has(name)) return
          wanted.add(name)
          if (chunk.type !== 'chunk') return
          for (const next of [...chunk.imports, ...chunk.dynamicImports]) walk(next)
          const meta = (chunk as { viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> } }).viteMetadata
          for (const asset of [...(meta?.importedCss ?? []), ...(meta?.importedAssets ?? [])]) wanted.add(asset)
        }
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && chunk.isEntry && chunk.facadeModuleId?.endsWith(page)) walk(chunk.fileName)
        const files = ['/' + page, ...[...wanted].sort().map((name) => '/' + name)]
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12)
        const shell: PhoneShell = { version, files }
        this.emitFile({ type: 'asset', fileName: 'phone-shell.json', source: JSON.stringify(shell, null, 1) })
      },
    },
  }
}
