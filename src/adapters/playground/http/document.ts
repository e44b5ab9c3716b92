import { createHash } from 'node:crypto';

/** The page's modules name preact as they do in node_modules; the browser learns here where that is. */
const IMPORTS = JSON.stringify({
  imports: {
    preact: '/playground/vendor/preact.js',
    'preact/hooks': '/playground/vendor/hooks.js',
    'preact/jsx-runtime': '/playground/vendor/jsx-runtime.js',
  },
});

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const CSP = [
  "default-src 'none'",
  `script-src 'self' ${hash(IMPORTS)}`,
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every answer of the playground. */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CSP,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%230f6e63'/%3E%3Cpath d='M7 8h18l-7 9v7l-4-2v-5z' fill='white'/%3E%3C/svg%3E";

/** `theme`: what the person chose with the toggle; null follows the system. */
export const documentHtml = (theme: 'light' | 'dark' | null): string => `<!doctype html>
<html lang="en"${theme === null ? '' : ` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>Funnelbot playground</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="/playground/page/style.css">
<script type="importmap">${IMPORTS}</script>
<script type="module" src="/playground/page/main.js"></script>
</head>
<body><div id="app"></div><noscript>The playground needs JavaScript.</noscript></body>
</html>
`;
