// Package ampssandbox controls a local emulator of the Amps AI API, to test clients of that API.
//
// Package container starts one in Docker, package sandboxtest gives each test an account of its own.
package ampssandbox

// Version is that of this module and of the image that it starts.
const Version = "0.1.0"
