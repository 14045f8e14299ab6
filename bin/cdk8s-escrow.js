#!/usr/bin/env node
const { createJiti } = require('jiti');

createJiti(__filename, { interopDefault: false })('../lib/cli/index.ts');
