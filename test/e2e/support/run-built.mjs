// Runs the built command line as it is. bin/curatorium.mjs would build again when a source has
// changed in the meantime, under the feet of the other workers' servers.
const { main } = await import(new URL("../../../build/cli/main.js", import.meta.url).href);
await main(process.argv.slice(2));
