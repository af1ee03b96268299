package dev.wadi.shipping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Kubernetes, the Prometheus operator and KEDA take: of the first two the classes that are generated from their schemas,
 * of the last its own schema. A field that they do not know is wrong, as is a number in the place of a text.
 */
final class Schemas {

    private static final String SCALED_OBJECT = "keda.sh/v1alpha1 ScaledObject";

    private static final Map<String, Class<?>> KINDS = Map.of(
            "v1 Namespace", Namespace.class,
            "v1 ServiceAccount", ServiceAccount.class,
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class,
            "batch/v1 Job", Job.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class,
            "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class);

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> Stream.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                            .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false; // where the classes would put what they do not know
                }
            })
            .build();

    private final JsonSchema scaledObject;

    Schemas() throws IOException {
        try (var crd = Schemas.class.getResourceAsStream("keda.sh_scaledobjects.yaml")) {
            var schema =
                    new ObjectMapper(new YAMLFactory()).readTree(crd).at("/spec/versions/0/schema/openAPIV3Schema");
            closed(schema);
            scaledObject =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
        }
    }

    /** What is wrong with a document. */
    Optional<String> wrong(JsonNode document) {
        var kind = document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
        if (kind.equals(SCALED_OBJECT)) {
            return scaledObject.validate(document).stream()
                    .map(Object::toString)
                    .findFirst();
        }
        var type = KINDS.get(kind);
        if (type == null) {
            return Optional.of("nobody here knows a " + kind);
        }
        try {
            STRICT.treeToValue(document, type);
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(kind + ": " + e.getOriginalMessage());
        }
    }

    /** Takes nothing that a schema does not name. */
    private static void closed(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").size() > 0) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Schemas::closed);
    }
}
