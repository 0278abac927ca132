import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks the sandbox as Java asks. */
class Client {
  public static void main(String[] args) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(System.getenv("AMPS_HTTPS_URL") + "/battery"))
            .header("x-api-key", System.getenv("AMPS_API_KEY"))
            .build();
    System.out.println("Java: " + HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode());
  }
}
