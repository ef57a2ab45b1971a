// Starts the app in the folder that is named as the only argument, like `strapi start`, without compiling it.
const { createStrapi } = require('@strapi/strapi');

const [, , appDir] = process.argv;

createStrapi({ appDir, distDir: appDir })
  .start()
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
