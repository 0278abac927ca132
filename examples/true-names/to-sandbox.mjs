// Preloaded by `node --import`: what this process would send to the vendor over TLS goes to the sandbox that
// AMPS_HTTPS_URL names. It stays TLS, under the vendor's name: the client still checks the certificate.
import tls from 'node:tls';

const HOSTS = ['sandbox-api.amps.ai', 'api.amps.ai'];
const { hostname, port } = new URL(process.env.AMPS_HTTPS_URL);
const { connect } = tls;

tls.connect = (options, ...rest) =>
  HOSTS.includes(options?.host)
    ? connect({ ...options, servername: options.host, host: hostname, port: Number(port) }, ...rest)
    : connect(options, ...rest);
