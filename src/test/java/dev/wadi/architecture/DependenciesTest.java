package dev.wadi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;

@AnalyzeClasses(packages = "dev.wadi", importOptions = DoNotIncludeTests.class)
class DependenciesTest {

    private static final DescribedPredicate<JavaClass> THE_TOP = nameMatching(
                    "dev\\.wadi\\.(App|Checkup|Faces|FirstBeans|Observation|Operated|Operating|S3Access|WaitingRoom|Wiring|Working)(\\$.*)?")
            .forSubtype();

    private static final DescribedPredicate<JavaClass> SQL = resideInAnyPackage(
            "java.sql..", "javax.sql..", "org.postgresql..", "org.jdbi..", "com.zaxxer.hikari..", "org.flywaydb..");

    private static final DescribedPredicate<JavaClass> ADAPTERS_OF_DATABASES =
            resideInAnyPackage("..postgres..", "..jdbc", "..bigquery");

    private static final String[] FACES = {"dev.wadi.api..", "dev.wadi.jmx..", "dev.wadi.cli..", "dev.wadi.console.."};

    private static final DescribedPredicate<JavaClass> CLUSTER = resideInAPackage("dev.wadi.camel.cluster");

    @ArchTest
    static final ArchRule sqlStaysInItsAdapters =
            noClasses().that(not(ADAPTERS_OF_DATABASES.or(CLUSTER))).should().dependOnClassesThat(SQL);

    @ArchTest
    static final ArchRule theClusterKnowsNothingOfSqlButASourceOfConnections =
            noClasses().that(CLUSTER).should().dependOnClassesThat(SQL.and(not(belongToAnyOf(DataSource.class))));

    @ArchTest
    static final ArchRule camelStaysAtTheEdge = noClasses()
            .that(resideOutsideOfPackages("dev.wadi.camel..").and(not(THE_TOP)))
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel.."));

    @ArchTest
    static final ArchRule amazonsSdkStaysInTheS3Source = noClasses()
            .that(resideOutsideOfPackages("dev.wadi.source.s3").and(not(THE_TOP)))
            .should()
            .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.."));

    @ArchTest
    static final ArchRule vertxStaysInTheWeb = noClasses()
            .that(resideOutsideOfPackages("dev.wadi.web"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vertx..", "io.netty.."));

    @ArchTest
    static final ArchRule tokensAreReadInSecurity = noClasses()
            .that(resideOutsideOfPackages("dev.wadi.security"))
            .should()
            .dependOnClassesThat(resideInAPackage("com.nimbusds.."));

    @ArchTest
    static final ArchRule nobodyImportsAFace = noClasses()
            .that(resideOutsideOfPackages(FACES).and(not(THE_TOP)))
            .should()
            .dependOnClassesThat(resideInAnyPackage(FACES));

    @ArchTest
    static final ArchRule maxmindsFormatStaysInGeography = noClasses()
            .that(resideOutsideOfPackages("dev.wadi.enrich.geo"))
            .should()
            .dependOnClassesThat(resideInAPackage("com.maxmind.."));

    @ArchTest
    static final ArchRule noCapabilityDependsOnItselfInACircle =
            slices().matching("dev.wadi.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule coreDependsOnNothingOfWadi = noClasses()
            .that(resideInAPackage("dev.wadi.core.."))
            .should()
            .dependOnClassesThat(ofWadiOutside("dev.wadi.core.."));

    @ArchTest
    static final ArchRule contractsKnowOnlyCore = noClasses()
            .that(resideInAPackage("dev.wadi.contract.."))
            .should()
            .dependOnClassesThat(ofWadiOutside("dev.wadi.contract..", "dev.wadi.core.."));

    @ArchTest
    static final ArchRule logicIsPure = noClasses()
            .that(resideInAnyPackage(
                    "dev.wadi.core..",
                    "dev.wadi.contract..",
                    "dev.wadi.validate..",
                    "dev.wadi.map..",
                    "dev.wadi.gate",
                    "dev.wadi.bronze",
                    "dev.wadi.bronze.csv..",
                    "dev.wadi.enrich",
                    "dev.wadi.enrich.industry",
                    "dev.wadi.enrich.lifecycle"))
            .should()
            .dependOnClassesThat(SQL.or(ADAPTERS_OF_DATABASES)
                    .or(resideInAnyPackage(
                            "org.apache.camel..", "software.amazon.awssdk..", "java.net.http..", "java.net")));

    @ArchTest
    static final ArchRule nobodyKnowsTheTop =
            noClasses().that(not(THE_TOP)).should().dependOnClassesThat(THE_TOP);

    @ArchTest
    static final ArchRule timeComesInThroughTheConstructor = noClasses()
            .that(not(THE_TOP))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    /** CVE-2026-42527: what is never read back from Java's own serialisation cannot be made to build what it likes. */
    @ArchTest
    static final ArchRule nothingIsSerialisedByJava = noClasses()
            .should()
            .dependOnClassesThat(nameMatching("java\\.io\\.(ObjectInput.*|ObjectOutput.*|Externalizable)"
                            + "|java\\.beans\\.XML(De|En)coder|java\\.rmi\\.MarshalledObject"
                            + "|org\\.apache\\.camel\\.support\\.DefaultExchangeHolder")
                    .forSubtype());

    private static DescribedPredicate<JavaClass> ofWadiOutside(String... packages) {
        return resideInAPackage("dev.wadi..").and(resideOutsideOfPackages(packages));
    }
}
