const { setFlagsFromString } = require('node:v8');

/**
 * Lets V8 optimize a function later on Node 20 (V8 11.3), in bytes of code run: a command is over in a second or two, in which
 * code that was optimized early is thrown away and made again, on threads of its own, for as much CPU time as all the rest.
 * Node 22 and newer have a compiler between the two, and no such setting.
 */
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=300000');
