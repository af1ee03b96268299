package dev.wadi.failpoint;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The product has names for places and nothing that could stop there: it cannot be switched on by a setting. */
class FailpointTest {

    @Test
    void theProductHasNothingThatCouldStopAtAPlace() {
        var product =
                new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("dev.wadi");

        noClasses().should().implement(Failpoint.Rig.class).check(product);
    }

    @Test
    void noRigIsAmongTheServicesOfTheProduct() throws Exception {
        try (var product = new URLClassLoader(new URL[] {classes()}, Failpoint.class.getClassLoader())) {
            assertThat(product.getResources("META-INF/services/" + Failpoint.Rig.class.getName())
                            .hasMoreElements())
                    .isFalse();
            assertThat(ServiceLoader.load(Failpoint.Rig.class, product)).isEmpty();
        }
    }

    @Test
    void comingByWithoutARigDoesNothing() {
        Failpoint.at("land.kept", "crm.contact");
        Failpoint.at("publish.kept");

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static URL classes() throws MalformedURLException {
        return Path.of("target", "classes").toUri().toURL();
    }
}
