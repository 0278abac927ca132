import java.math.BigDecimal;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.BatteryApi;
import org.openapitools.client.api.HvacApi;
import org.openapitools.client.model.ActionState;
import org.openapitools.client.model.BatteryAction;
import org.openapitools.client.model.BatteryActionState;
import org.openapitools.client.model.BatteryDeviceList;
import org.openapitools.client.model.BatteryMode;
import org.openapitools.client.model.BatteryPush;
import org.openapitools.client.model.FollowSchedule;
import org.openapitools.client.model.HvacAction;
import org.openapitools.client.model.HvacPush;
import org.openapitools.client.model.HvacPushAnswer;
import org.openapitools.client.model.SandboxOptions;

/** What openapi-generator's Java clients are asked to do; Connect is another one for each library. */
public final class Exercise {
  private static final String BATTERY = "device_abc123";
  private static final SandboxOptions NOW = new SandboxOptions().completeAfterSeconds(BigDecimal.ZERO);

  public static void main(String[] arguments) throws ApiException {
    ApiClient client = Connect.to(System.getenv("AMPS_SANDBOX_URL"), "sk_sandbox_abc123xyz");
    BatteryApi batteries = new BatteryApi(client);
    HvacApi thermostats = new HvacApi(client);

    check(batteries.getBatteryState(BATTERY, false).getId().equals(BATTERY), "read");
    BatteryDeviceList page = batteries.listBatteryDevices(null, 0, 2);
    check(page.getItems().size() == 2 && page.getPagination().getTotal() > 2, "list");

    BatteryAction pending = batteries.getBatteryActionStatus(push(batteries, new BatteryPush().deferUntil("30m")));
    check(pending.getState() == BatteryActionState.BATTERY_ACTION_STATE_SCHEDULED, "poll a scheduled action");
    check(pending.getResult() == null && pending.getErrorCode() == null, "an action without a result");
    BatteryAction done = batteries.getBatteryActionStatus(push(batteries, new BatteryPush().sandbox(NOW)));
    check(done.getState() == BatteryActionState.BATTERY_ACTION_STATE_COMPLETED, "poll a completed action");
    check(done.getResult().getSuccess(), "an action with a result");

    FollowSchedule schedule = new FollowSchedule().action(FollowSchedule.ActionEnum.FOLLOW_SCHEDULE).sandbox(NOW);
    HvacPushAnswer pushed = thermostats.pushHvacAction("device_hvac_001", new HvacPush(schedule));
    HvacAction followed = thermostats.getHvacActionStatus(pushed.getActionId());
    check(followed.getState() == ActionState.ACTION_STATE_COMPLETED, "poll an action of another family");
    check(followed.getParameters() == null, "an action without parameters");

    checkStatus("sk_sandbox_unknown", 401);
    checkStatus("sk_sandbox_ratelimited", 429);
  }

  private static String push(BatteryApi batteries, BatteryPush body) throws ApiException {
    body.action(BatteryPush.ActionEnum.SET_OPERATION_MODE).mode(BatteryMode.BATTERY_MODE_CHARGE);
    return batteries.pushBatteryAction(BATTERY, body).getActionId();
  }

  private static void checkStatus(String key, int expected) {
    BatteryApi batteries = new BatteryApi(Connect.to(System.getenv("AMPS_SANDBOX_URL"), key));
    int status = 200;
    for (int call = 0; call < 6 && status == 200; call++) {
      try {
        batteries.getBatteryState(BATTERY, false);
      } catch (ApiException error) {
        status = error.getCode();
      }
    }
    check(status == expected, "a call that is answered with " + expected + ": " + status);
  }

  private static void check(boolean holds, String what) {
    if (!holds) throw new AssertionError("Failed: " + what);
  }
}
