// Jest takes no timeout per project. A database or a booting Strapi needs longer than the default 5 seconds.
jest.setTimeout(120_000);
