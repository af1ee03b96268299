package dev.wadi.bronze.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The two fields of a record that LAND looks at, as they stand in its bytes.
 *
 * @param key     what names the record at its source; empty where it does not say
 * @param version what orders its versions; empty where it does not say
 */
public record JsonRecordHead(String key, String version) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Reads them without building a tree. */
    public static JsonRecordHead read(byte[] bytes, int offset, int length, String keyField, String versionField)
            throws IOException {
        var key = "";
        var version = "";
        try (var parser = JSON.createParser(bytes, offset, length)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var field = parser.currentName();
                    var value = parser.nextToken();
                    if (field.equals(keyField) && value.isScalarValue()) {
                        key = parser.getText();
                    } else if (field.equals(versionField) && value.isScalarValue()) {
                        version = parser.getText();
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        }
        return new JsonRecordHead(key, version);
    }
}
