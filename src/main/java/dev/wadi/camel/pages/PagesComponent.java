package dev.wadi.camel.pages;

import dev.wadi.bronze.Claims;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code wadi-pages:name?workers=2}: the pages that wait, claimed for this process. Only for {@code from}. */
public final class PagesComponent extends DefaultComponent {

    private final Claims claims;

    public PagesComponent(Claims claims) {
        this.claims = claims;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpoint = new PagesEndpoint(uri, this, claims);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
