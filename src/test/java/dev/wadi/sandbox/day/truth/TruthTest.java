package dev.wadi.sandbox.day.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {

    @TempDir
    private Path temporary;

    @Test
    void whatIsWrittenIsRead() throws Exception {
        var day = Day.of(DaySize.of(500), 3);
        var told = new ArrayList<RecordTruth>();
        day.truth(told::add);
        var file = temporary.resolve("truth.jsonl");

        Truth.write(day::truth, file);

        try (var read = Truth.read(file)) {
            assertThat(read.toList()).isEqualTo(told);
        }
    }
}
