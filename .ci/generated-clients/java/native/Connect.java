import org.openapitools.client.ApiClient;

final class Connect {
  static ApiClient to(String url, String key) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(url);
    client.setRequestInterceptor(request -> request.header("x-api-key", key));
    return client;
  }
}
