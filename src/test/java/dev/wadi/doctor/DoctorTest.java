package dev.wadi.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.doctor.Outcome.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private final List<String> said = new ArrayList<>();

    @Test
    void whatIsWellOrToBeLookedAtIsNoFailure() throws InterruptedException {
        assertThat(examine(() -> List.of(Outcome.ok("a"), Outcome.warning("b"))))
                .isTrue();
        assertThat(said).containsExactly("OK a", "WARNING b");
    }

    @Test
    void aCheckThatThrowsHasFailedAndTheOthersAreStillTried() throws InterruptedException {
        assertThat(examine(
                        () -> {
                            throw new IOException("no route to host");
                        },
                        () -> List.of(Outcome.ok("a"))))
                .isFalse();
        assertThat(said).containsExactly("FAILED java.io.IOException: no route to host", "OK a");
    }

    @Test
    void aCheckThatHangsIsLeftAlone() throws InterruptedException {
        var never = new CountDownLatch(1);

        assertThat(examine(() -> {
                    never.await();
                    return List.of();
                }))
                .isFalse();
        assertThat(said).containsExactly("FAILED no answer within 1 s");
    }

    @Test
    void theKeyThatIsShippedIsNotOnesOwn() {
        assertThat(new HashKeyCheck("0".repeat(32)).look())
                .extracting(Outcome::level)
                .containsExactly(Level.FAILED);
        assertThat(new HashKeyCheck("0f".repeat(16)).look()).allSatisfy(outcome -> {
            assertThat(outcome.level()).isEqualTo(Level.OK);
            assertThat(outcome.says()).doesNotContain("0f0f");
        });
        assertThat(new HashKeyCheck("0f".repeat(16)).toString()).doesNotContain("0f0f");
    }

    @Test
    void temporaryFilesNeedAFolderWithRoom(@TempDir Path folder) throws IOException {
        assertThat(new TemporaryFilesCheck(folder, 1).look())
                .extracting(Outcome::level)
                .containsExactly(Level.OK);
        assertThat(new TemporaryFilesCheck(folder, Long.MAX_VALUE).look())
                .extracting(Outcome::level)
                .containsExactly(Level.FAILED);
        assertThat(new TemporaryFilesCheck(folder.resolve("missing"), 1).look())
                .extracting(Outcome::level)
                .containsExactly(Level.FAILED);
    }

    @SafeVarargs
    private boolean examine(Callable<List<Outcome>>... checks) throws InterruptedException {
        var all = new ArrayList<Check>();
        for (var check : checks) {
            all.add(new Check() {
                @Override
                public String name() {
                    return "it";
                }

                @Override
                public List<Outcome> look() throws Exception {
                    return check.call();
                }
            });
        }
        return new Doctor(Duration.ofSeconds(1))
                .examine(all, (name, outcome) -> said.add(outcome.level() + " " + outcome.says()));
    }
}
