// Calls the vendor's hosts, by a client that knows no others.
package main

import (
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
)

func main() {
	sandbox, err := url.Parse(os.Getenv("AMPS_HTTPS_URL"))
	if err != nil {
		log.Fatal(err)
	}
	client := &http.Client{Transport: toSandbox(sandbox.Host)}
	for _, host := range []string{"sandbox-api.amps.ai", "api.amps.ai"} {
		request, err := http.NewRequest(http.MethodGet, "https://"+host+"/battery", nil)
		if err != nil {
			log.Fatal(err)
		}
		request.Header.Set("x-api-key", os.Getenv("AMPS_API_KEY"))
		reply, err := client.Do(request)
		if err != nil {
			log.Fatal(err)
		}
		reply.Body.Close()
		fmt.Println("Go:", host, reply.StatusCode)
	}
}
