/** The manifests of both browsers, from `manifest.json` and the list of news sites. */

import type {NewsSite} from './news-sites.ts';

interface ContentScript {
  readonly matches: readonly string[];
  readonly js: readonly string[];
  readonly css?: readonly string[];
  readonly run_at: string;
  readonly all_frames: boolean;
}

/** Files that scripts on pages may load; `use_dynamic_url`: under an address that nobody can guess. */
interface AccessibleResources {
  readonly resources: readonly string[];
  readonly matches: readonly string[];
  readonly use_dynamic_url?: boolean;
}

/** What the build reads and changes of `manifest.json`; the rest is passed through. */
export interface ManifestSource {
  readonly manifest_version: 3;
  readonly name: string;
  readonly icons: Readonly<Record<string, string>>;
  readonly action: Readonly<Record<string, unknown>>;
  readonly background: {readonly service_worker: string} | {readonly scripts: readonly string[]};
  readonly content_scripts: readonly ContentScript[];
  readonly web_accessible_resources: readonly AccessibleResources[];
  readonly permissions: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_host_permissions: readonly string[];
  readonly content_security_policy: {readonly extension_pages: string};
  readonly [key: string]: unknown;
}

/** The manifest of a package: with the version, which stands in `package.json` alone. */
export interface Manifest extends ManifestSource {
  readonly version: string;
}

export const BROWSER_TARGETS = ['chrome', 'firefox'] as const;
export type BrowserTarget = (typeof BROWSER_TARGETS)[number];

/** Example: toMatchPattern({domain: 'example.com', …}) -> '*://*.example.com/*', which matches example.com as well */
export function toMatchPattern({domain}: Pick<NewsSite, 'domain'>): string {
  return `*://*.${domain}/*`;
}

/** The same manifest with more pages that get the content script, and access to them where it asks for any. */
export function addMatches<M extends ManifestSource>(manifest: M, patterns: readonly string[]): M {
  const {host_permissions: hosts} = manifest;
  return {
    ...manifest,
    ...(hosts ? {host_permissions: [...hosts, ...patterns]} : {}),
    content_scripts: manifest.content_scripts.map(script => ({...script, matches: [...script.matches, ...patterns]})),
  };
}

/**
 * Chrome's manifest: `manifest.json` with the version, and a pattern for every news site. The access is what the content
 * script has already; Chrome wants it said again before a new version may start in tabs that were open at the update.
 */
export function createChromeManifest(base: ManifestSource, version: string, sites: readonly NewsSite[]): Manifest {
  const {manifest_version, name, ...rest} = base;
  return addMatches({manifest_version, name, ...rest, version, host_permissions: []}, sites.map(toMatchPattern));
}

/** Firefox's manifest, from Chrome's. Each difference says why it is there. */
export function deriveFirefoxManifest(manifest: Manifest): Manifest {
  const {
    minimum_chrome_version: _,
    // Firefox asks for no schema: what administrators decide stands in `policies.json`, under 3rdparty.
    storage: __,
    // Firefox itself starts content scripts in tabs that are open.
    host_permissions: ___,
    background,
    web_accessible_resources: accessible,
    ...rest
  } = manifest;
  const script = 'service_worker' in background ? background.service_worker : background.scripts[0]!;
  return {
    ...rest,
    // Firefox has no extension service workers; the same file runs as an event page, which also sleeps when idle.
    background: {scripts: [script]},
    // Nothing of ours runs once Firefox has switched the extension off; what it shows on pages goes with this style.
    content_scripts: manifest.content_scripts.map(declared => ({...declared, css: ['on-page.css']})),
    // Every installation of Firefox has an address of its own that no page can guess; it does not know the key.
    web_accessible_resources: accessible.map(({resources, matches}) => ({resources, matches})),
    // Chrome shows one icon on any toolbar; Firefox takes one for dark text ("dark") and one for light text ("light").
    action: {
      ...rest.action,
      theme_icons: [16, 24, 32, 48].map(size => ({
        dark: `icons/grain-${size}.png`,
        light: `icons/grain-dark-${size}.png`,
        size,
      })),
    },
    browser_specific_settings: {
      gecko: {
        // Storage and updates belong to this id, so it never changes.
        id: '{5a173c0f-6f0b-4c0e-9a6d-6b1f0c2e7d41}',
        // The first version that reads data_collection_permissions, the statement of what leaves the device: nothing.
        strict_min_version: '140.0',
        data_collection_permissions: {required: ['none']},
      },
      gecko_android: {strict_min_version: '142.0'},
    },
  };
}
