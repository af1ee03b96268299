package dev.wadi.sandbox.salesforce;

import dev.wadi.sandbox.salesforce.store.Column;
import dev.wadi.sandbox.salesforce.store.Field;
import dev.wadi.sandbox.salesforce.store.FieldType;
import dev.wadi.sandbox.salesforce.store.ObjectType;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What an org says about itself: versions, resources, limits, objects and their fields. */
final class MetadataApi {

    private static final int OLDEST = 50;
    private static final int NEWEST = 66;

    private final RecordStore store;

    MetadataApi(RecordStore store) {
        this.store = store;
    }

    /** Whether the org speaks a version such as {@code 62.0}. */
    static boolean speaks(String version) {
        return IntStream.rangeClosed(OLDEST, NEWEST).anyMatch(known -> version.equals(known + ".0"));
    }

    Answer versions() {
        return Answer.json(
                200,
                IntStream.rangeClosed(OLDEST, NEWEST)
                        .mapToObj(version -> map(
                                "label", label(version),
                                "url", "/services/data/v" + version + ".0",
                                "version", version + ".0"))
                        .toList());
    }

    Answer resources(String root) {
        return Answer.json(
                200,
                map(
                        "limits", root + "/limits",
                        "query", root + "/query",
                        "queryAll", root + "/queryAll",
                        "sobjects", root + "/sobjects"));
    }

    Answer limits(ApiUsage usage) {
        return Answer.json(
                200,
                map(
                        "DailyApiRequests", map("Max", usage.most(), "Remaining", usage.remaining()),
                        "DailyBulkV2QueryJobs", map("Max", 10_000, "Remaining", 10_000),
                        "DataStorageMB", map("Max", 1_073, "Remaining", 1_073)));
    }

    Answer objects(String root) {
        return Answer.json(
                200,
                map(
                        "encoding",
                        "UTF-8",
                        "maxBatchSize",
                        200,
                        "sobjects",
                        store.objects().stream()
                                .map(object -> summary(root, object))
                                .toList()));
    }

    Answer object(String root, String name) {
        return store.reading(org -> org.object(name))
                .map(object -> Answer.json(200, map("objectDescribe", summary(root, object), "recentItems", List.of())))
                .orElseGet(Answer::noSuchResource);
    }

    Answer describe(String root, String name) {
        return store.reading(org -> org.object(name))
                .map(object -> Answer.json(200, description(root, object)))
                .orElseGet(Answer::noSuchResource);
    }

    private static Map<String, Object> description(String root, ObjectType object) {
        var description = summary(root, object);
        description.put(
                "fields",
                object.columns().stream()
                        .map(Column::field)
                        .map(MetadataApi::field)
                        .toList());
        description.put("childRelationships", List.of());
        description.put("recordTypeInfos", List.of());
        return description;
    }

    private static Map<String, Object> summary(String root, ObjectType object) {
        var url = root + "/sobjects/" + object.name();
        return map(
                "name", object.name(),
                "label", object.name(),
                "labelPlural", object.plural(),
                "keyPrefix", object.keyPrefix(),
                "custom", false,
                "queryable", true,
                "retrieveable", true,
                "replicateable", true,
                "searchable", true,
                "createable", false,
                "updateable", false,
                "deletable", false,
                "undeletable", false,
                "urls", map("sobject", url, "describe", url + "/describe"));
    }

    private static Map<String, Object> field(Field field) {
        boolean number = List.of(FieldType.Kind.WHOLE, FieldType.Kind.DECIMAL)
                .contains(field.type().kind());
        var described = map(
                "name", field.name(),
                "label", field.label(),
                "type", field.type().describeName(),
                "soapType", field.type().soapType(),
                "length", number ? 0 : field.length(),
                "byteLength", number ? 0 : field.length() * 3,
                "digits", field.type() == FieldType.INT ? field.length() : 0,
                "precision", number ? field.length() : 0,
                "scale", field.scale(),
                "nillable", field.nillable(),
                "custom", field.custom(),
                "filterable", true,
                "sortable", true,
                "referenceTo",
                        field.parent().map(Field.Parent::object).map(List::of).orElse(List.of()),
                "picklistValues", List.of());
        described.put(
                "relationshipName",
                field.parent().map(Field.Parent::relationship).orElse(null));
        return described;
    }

    private static String label(int version) {
        int year = (version + 13) / 3; // 61 is Summer '24, 62 Winter '25
        return List.of("Winter", "Spring", "Summer").get((version + 1) % 3) + " '" + year;
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return map;
    }
}
