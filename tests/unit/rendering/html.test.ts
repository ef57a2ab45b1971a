import { html, trustedHtml, webAddress } from '../../../server/src/rendering/html';

describe('the html template', () => {
  test('every plain value is escaped, in text and in attributes', () => {
    const hostile = `<script>alert("1")</script>&'`;
    expect(html`<p title="${hostile}">${hostile}</p>`.toString()).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;</p>',
    );
  });

  test('finished HTML is not escaped twice, and lists are joined', () => {
    expect(html`${[html`<b>${'&'}</b>`, '<', trustedHtml('<hr>')]}`.toString()).toBe('<b>&amp;</b>&lt;<hr>');
  });

  test('what is left out prints nothing, and zero is not left out', () => {
    expect(html`${null}${undefined}${false}${0}`.toString()).toBe('0');
  });

  test('an object that merely looks like finished HTML is refused or escaped', () => {
    const forged = { toString: () => '<script>' } as never;
    expect(() => html`${forged}`.toString()).toThrow();
  });
});

describe('a web address', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', 'mailto:a@client.example', '//portal.example', ''])(
    '%j is refused',
    (address) => {
      expect(() => webAddress(address)).toThrow(/Invalid URL|must be/);
    },
  );

  test('comes out on one line', () => {
    expect(webAddress('https://cms.example/open?token=a.b\n-c_d')).toBe(
      'https://cms.example/open?token=a.b-c_d',
    );
  });
});
