package ampssandbox

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// TrueNames are the vendor's own host names, for which the certificate of every sandbox is good.
var TrueNames = []string{"sandbox-api.amps.ai", "api.amps.ai"}

const usualPort = "443"

// HTTPS is how programs on this machine reach a sandbox by TLS: under its own address, and under the vendor's host
// names, so that a client with https://sandbox-api.amps.ai written into it is tested as it is.
type HTTPS struct {
	// URL is the base URL, such as https://127.0.0.1:4443.
	URL string
	// CACertificate is what a client must trust, as PEM: the certificate of the authority that signs for the sandbox.
	CACertificate []byte

	address string
	trusted *x509.CertPool
}

var errNoHTTPS = errors.New(
	"failed to tell the HTTPS of the sandbox: no HTTPS URL is known: start it by container.WithHTTPS() or " +
		"`amps-sandbox exec --https`, or set the field HTTPSURL")

// HTTPS asks the sandbox for its authority. It fails where HTTPSURL is empty, or where nobody answers.
func (s *Sandbox) HTTPS(ctx context.Context) (*HTTPS, error) {
	if s.HTTPSURL == "" {
		return nil, errNoHTTPS
	}
	parsed, err := newTransport(s.HTTPSURL, "")
	if err != nil {
		return nil, err
	}
	certificate, err := s.transport.text(ctx, "read the certificate of the authority", "/ca.pem")
	if err != nil {
		return nil, err
	}
	trusted := x509.NewCertPool()
	if !trusted.AppendCertsFromPEM(certificate) {
		return nil, s.transport.stranger("read the certificate of the authority", http.StatusOK)
	}
	return &HTTPS{URL: parsed.url, CACertificate: certificate, address: addressOf(parsed.url), trusted: trusted}, nil
}

// TLSConfig trusts the authority of the sandbox, and no other. Each call returns a configuration of its own.
func (h *HTTPS) TLSConfig() *tls.Config {
	return &tls.Config{RootCAs: h.trusted.Clone(), MinVersion: tls.VersionTLS12}
}

// DialContext connects to the sandbox where the address is port 443 of one of TrueNames, and to any other address as
// net.Dialer does. TLS is not touched: the client still checks the certificate, by the name that it knows.
func (h *HTTPS) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	for _, name := range TrueNames {
		if strings.EqualFold(address, net.JoinHostPort(name, usualPort)) {
			address = h.address
		}
	}
	return (&net.Dialer{}).DialContext(ctx, network, address)
}

// Transport returns a new transport with DialContext and TLSConfig, which asks no proxy.
func (h *HTTPS) Transport() *http.Transport {
	return &http.Transport{DialContext: h.DialContext, TLSClientConfig: h.TLSConfig()}
}

// Client returns a new client that reaches the sandbox under its URL and under TrueNames.
func (h *HTTPS) Client() *http.Client {
	return &http.Client{Transport: h.Transport()}
}

func addressOf(checked string) string {
	parsed, _ := url.Parse(checked)
	if parsed.Port() != "" {
		return parsed.Host
	}
	return net.JoinHostPort(parsed.Hostname(), usualPort)
}
