import {existsSync} from 'node:fs';
import {describe, expect, test} from '@jest/globals';
import {COPIES, createManifest, ENTRY_POINTS, MODULES} from '../../src/build/extension.ts';
import {BROWSER_TARGETS, deriveFirefoxManifest, type Manifest} from '../../src/build/manifests.ts';
import {parseNewsSites} from '../../src/build/news-sites.ts';
import {inRepository} from '../../src/build/paths.ts';
import {readJson} from '../support/repository-files.ts';

const base = readJson<Manifest>('manifest.json');
const sites = parseNewsSites(readJson('assets/news-sites.json'));

describe('manifest.json', () => {
  test('leaves the version to the package, whose build writes it', async () => {
    const {version} = readJson<{version: string}>('package.json');
    expect(base).not.toHaveProperty('version');
    expect((await createManifest('chrome')).version).toBe(version);
    expect((await createManifest('firefox')).version).toBe(version);
  });

  test('lets pages reach nothing but the module of the card, under an address that changes', () => {
    const [resources, ...others] = base.web_accessible_resources;
    expect(resources).toEqual({
      resources: Object.keys(MODULES).map(name => `${name}.js`),
      matches: ['<all_urls>'],
      use_dynamic_url: true,
    });
    expect(others).toEqual([]);
  });

  test.each(['host_permissions', 'externally_connectable', 'optional_permissions'])('has no %s', key => {
    expect(base).not.toHaveProperty(key);
  });

  test('lets pages of the extension load nothing from elsewhere', () => {
    const policy = base.content_security_policy.extension_pages;
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("default-src 'none'");
    expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|https?:|\*|data:|blob:/);
  });

  test('names icons that exist', () => {
    const names = [...Object.values(base.icons), ...Object.values(base.action.default_icon as object)];
    expect(names.filter(name => !(name in COPIES))).toEqual([]);
  });
});

describe('createManifest', () => {
  test.each(BROWSER_TARGETS)('matches every news site and nothing else, for %s', async target => {
    const {content_scripts: scripts} = await createManifest(target);
    expect(scripts).toHaveLength(1);
    expect(scripts[0]!.matches).toEqual(sites.map(({domain}) => `*://*.${domain}/*`));
    // From document_start on, pages are drawn later, and badges come no sooner after the response.
    expect(scripts[0]).toMatchObject({js: ['content.js'], run_at: 'document_end', all_frames: true});
  });

  test('covers at least 300 sites of every kind and region', () => {
    expect(sites.length).toBeGreaterThanOrEqual(300);
    for (const kind of ['partisan-left', 'partisan-right', 'fringe', 'satire', 'tabloid', 'wire', 'local']) {
      expect(sites.filter(site => site.kind === kind).length).toBeGreaterThanOrEqual(20);
    }
  });
});

describe('deriveFirefoxManifest', () => {
  const firefox = deriveFirefoxManifest(base);

  test('runs the same script as an event page', () => {
    expect(firefox.background).toEqual({scripts: ['background.js']});
  });

  test('states that no data is collected, on phones too', () => {
    expect(firefox).toMatchObject({
      browser_specific_settings: {
        gecko: {
          id: expect.stringMatching(/^\{.+\}$/),
          strict_min_version: '140.0',
          data_collection_permissions: {required: ['none']},
        },
        // The first version for Android that knows of that statement.
        gecko_android: {strict_min_version: '142.0'},
      },
    });
  });

  test('keeps permissions, policy and pages as they are in Chrome', () => {
    const {permissions, optional_host_permissions, content_security_policy} = base;
    expect(firefox).toMatchObject({permissions, optional_host_permissions, content_security_policy});
    expect(firefox.content_scripts).toEqual(base.content_scripts.map(script => ({...script, css: ['on-page.css']})));
    expect(firefox).not.toHaveProperty('host_permissions');
    expect(firefox).not.toHaveProperty('minimum_chrome_version');
  });

  test('names icons for light and dark toolbars that are in the package', () => {
    const icons = (firefox.action.theme_icons as {dark: string; light: string}[]).flatMap(icon => [
      icon.dark,
      icon.light,
    ]);
    expect(icons.filter(name => !(name in COPIES))).toEqual([]);
  });
});

describe('the package', () => {
  test('is made of files that exist', () => {
    const sources = [...Object.values(COPIES), ...Object.values(ENTRY_POINTS), ...Object.values(MODULES)];
    expect(sources.filter(path => !existsSync(inRepository(path)))).toEqual([]);
  });
});
