// Asks the sandbox as Go asks.
package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	request, _ := http.NewRequest("GET", os.Getenv("AMPS_HTTPS_URL")+"/battery", nil)
	request.Header.Set("x-api-key", os.Getenv("AMPS_API_KEY"))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("Go:", response.StatusCode)
}
