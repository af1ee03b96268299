package dev.wadi.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What the API is, by OpenAPI 3.1.
 *
 * @param json the document
 */
public record OpenApi(String json) {

    /** The document as it is shipped. */
    public static OpenApi of(String version) {
        try (var in = OpenApi.class.getResourceAsStream("openapi.yaml")) {
            var document = (ObjectNode) new ObjectMapper(new YAMLFactory()).readTree(in);
            ((ObjectNode) document.get("info")).put("version", version);
            return new OpenApi(new ObjectMapper().writeValueAsString(document));
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml is shipped with this class", e);
        }
    }
}
