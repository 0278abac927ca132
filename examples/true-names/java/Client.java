import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls the vendor's hosts, by a client that knows no others. */
class Client {
  public static void main(String[] args) throws Exception {
    for (String host : new String[] {"sandbox-api.amps.ai", "api.amps.ai"}) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://" + host + "/battery"))
              .header("x-api-key", System.getenv("AMPS_API_KEY"))
              .build();
      var reply = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
      System.out.println("Java: " + host + " " + reply.statusCode());
    }
  }
}
