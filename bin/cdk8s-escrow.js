#!/usr/bin/env node
const { createJiti } = require('jiti');

// Our own modules need no default-import interop, and without it no proxy stands before each of their functions.
createJiti(__filename, { interopDefault: false })('../lib/cli/index.ts');
