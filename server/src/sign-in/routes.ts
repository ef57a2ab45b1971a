/** Public on purpose: each of these asks for a proof of its own. */
const open = { auth: false } as const;

export const routes = {
  type: 'content-api',
  routes: [
    { method: 'POST', path: '/request', handler: 'sign-in.request', config: open },
    { method: 'GET', path: '/open', handler: 'sign-in.showPage', config: open },
    { method: 'POST', path: '/open', handler: 'sign-in.confirm', config: open },
    { method: 'POST', path: '/verify', handler: 'sign-in.verify', config: open },
  ],
} as const;
