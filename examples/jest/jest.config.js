module.exports = {
  // One sandbox for all workers. Leave them out, and each file starts one.
  globalSetup: 'amps-sandbox/jest/global-setup',
  globalTeardown: 'amps-sandbox/jest/global-teardown',
};
