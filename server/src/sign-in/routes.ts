/** Public on purpose: each of these asks for a proof of its own. */
const open = { auth: false } as const;

export const routes = {
  type: 'content-api',
  routes: [
    { method: 'POST', path: '/request', handler: 'sign-in.request', config: open },
    { method: 'GET', path: '/open', handler: 'page.show', config: open },
    { method: 'POST', path: '/open', handler: 'page.confirm', config: open },
    { method: 'POST', path: '/verify', handler: 'sign-in.verify', config: open },
    { method: 'POST', path: '/renew', handler: 'sign-in.renew', config: open },
    { method: 'GET', path: '/decline', handler: 'page.showDecline', config: open },
    { method: 'POST', path: '/decline', handler: 'sign-in.decline', config: open },
    { method: 'GET', path: '/report', handler: 'page.showReport', config: open },
    { method: 'POST', path: '/report', handler: 'sign-in.report', config: open },
  ],
} as const;
