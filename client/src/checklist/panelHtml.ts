/** What the page of the panel is made of; uris as the webview may load them. */
export interface PanelPage {
  readonly script: string
  readonly styles: readonly string[]
  /** Where the webview's own files come from, for the content security policy. */
  readonly cspSource: string
  readonly nonce: string
}

/** Style sheets of the panel, in the order in which they override each other. */
export const STYLES: readonly string[] = ['base.css', 'answer.css', 'timeline.css', 'steps.css', 'narrow.css']

/** The empty page. Nothing may load but our style sheets and the one script that carries the nonce; no text of a log is ever in it. */
export function panelHtml(page: PanelPage): string {
  const policy = `default-src 'none'; style-src ${page.cspSource}; script-src 'nonce-${page.nonce}'`
  const links = page.styles.map(href => `<link rel="stylesheet" href="${attribute(href)}">`).join('\n  ')
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Lockout checklist</title>
  ${links}
</head>
<body>
  <main></main>
  <script nonce="${attribute(page.nonce)}" src="${attribute(page.script)}"></script>
</body>
</html>
`
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
