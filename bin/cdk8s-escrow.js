#!/usr/bin/env node
const { createJiti } = require('jiti');

createJiti(__filename)('../lib/cli/index.ts');
