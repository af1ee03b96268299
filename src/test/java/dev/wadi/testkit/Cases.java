package dev.wadi.testkit;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Cases that people add without Java: files under {@code src/test/resources/cases}. */
public final class Cases {

    private static final Path ROOT = Path.of("src", "test", "resources", "cases");

    private Cases() {}

    /** The lines of a file of cases with a header, as {@code map/cell.csv}. */
    public static List<NamedCsvRecord> lines(String file) {
        try (var lines = CsvReader.builder().ofNamedCsvRecord(ROOT.resolve(file))) {
            return lines.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder of cases, in the order of their names. */
    public static List<Path> files(String folder) {
        try (var files = Files.list(ROOT.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
