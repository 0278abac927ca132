import org.openapitools.client.ApiClient;

final class Connect {
  static ApiClient to(String url, String key) {
    ApiClient client = new ApiClient();
    client.setBasePath(url);
    client.setApiKey(key);
    return client;
  }
}
