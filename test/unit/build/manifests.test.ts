import {describe, expect, test} from '@jest/globals';
import {addMatches, createChromeManifest, type Manifest, toMatchPattern} from '../../../src/build/manifests.ts';

const script = {matches: ['*://*.a.com/*'], js: ['content.js'], run_at: 'document_idle', all_frames: false};
const manifest: Manifest = {
  manifest_version: 3,
  name: 'Example',
  version: '1.0.0',
  icons: {},
  action: {},
  background: {service_worker: 'background.js'},
  content_scripts: [{...script, matches: []}],
  web_accessible_resources: [{resources: ['card.js'], matches: ['<all_urls>'], use_dynamic_url: true}],
  permissions: [],
  optional_host_permissions: [],
  content_security_policy: {extension_pages: "default-src 'none'"},
};

describe('toMatchPattern', () => {
  test('covers a domain and its subdomains', () => {
    expect(toMatchPattern({domain: 'a.com'})).toBe('*://*.a.com/*');
  });
});

describe('createChromeManifest', () => {
  test('adds a pattern for every site', () => {
    const sites = [{domain: 'a.com', name: 'A', region: 'uk', kind: 'local'}] as const;
    const made = createChromeManifest(manifest, '1.2.3', sites);
    expect(made.content_scripts).toEqual([script]);
    expect(made.host_permissions).toEqual(script.matches);
    expect(addMatches(made, ['http://127.0.0.1/*']).host_permissions).toHaveLength(2);
  });

  test('writes the version of the package, whatever stood there', () => {
    expect(createChromeManifest(manifest, '1.2.3', []).version).toBe('1.2.3');
  });
});

describe('addMatches', () => {
  test('keeps what is there and leaves the given manifest alone', () => {
    const more = addMatches({...manifest, content_scripts: [script]}, ['http://127.0.0.1/*']);
    expect(more.content_scripts[0]?.matches).toEqual(['*://*.a.com/*', 'http://127.0.0.1/*']);
    expect(script.matches).toHaveLength(1);
  });
});
