package dev.wadi.camel;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.doctor.Check;
import dev.wadi.doctor.Outcome;
import dev.wadi.settings.SalesforceSettings;
import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.impl.DefaultCamelContext;

/** Whether Salesforce lets us in, and how many of the day's requests are left. */
public final class SalesforceCheck implements Check {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PERCENT = 100;
    private static final int FEW_PERCENT = 10;

    private final SalesforceSettings settings;

    public SalesforceCheck(SalesforceSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "salesforce";
    }

    @Override
    public List<Outcome> look() throws Exception {
        try (var camel = new DefaultCamelContext()) {
            camel.addComponent("salesforce", SalesforceAccess.component(settings));
            camel.start();
            var answer = camel.createProducerTemplate()
                    .requestBody("salesforce:limits?rawPayload=true", (Object) null, String.class);
            var daily = JSON.readTree(answer).path("DailyApiRequests");
            var left = daily.path("Remaining").asLong();
            var most = daily.path("Max").asLong();
            var says = "lets us in at " + settings.loginUrl() + "; " + left + " of " + most + " requests left today";
            return List.of(left * PERCENT < most * FEW_PERCENT ? Outcome.warning(says) : Outcome.ok(says));
        } catch (CamelExecutionException e) {
            return List.of(Outcome.failed("does not let us in at " + settings.loginUrl() + ": " + reason(e)
                    + " (wadi.salesforce.*; the connected app needs the scope api and the flow that .login names)"));
        }
    }

    /** The innermost that Salesforce or the network said. */
    private static String reason(Throwable failure) {
        var said = String.valueOf(failure.getCause());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SalesforceException salesforce) {
                said = "status " + salesforce.getStatusCode() + ", " + salesforce.getErrors();
            } else if (cause.getCause() == null && !(cause instanceof CamelExecutionException)) {
                said = cause.toString();
            }
        }
        return said;
    }
}
