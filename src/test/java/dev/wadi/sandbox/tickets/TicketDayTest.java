package dev.wadi.sandbox.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.tickets.Inspector.Found;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketDayTest {

    private static final int RECORDS = 20_000;
    private static final Exports DAY = Exports.of(RECORDS, 1);
    private static final Map<String, List<Found>> SEEN = DAY.objects().stream()
            .collect(Collectors.toMap(TicketObject::key, object -> new Inspector(object.bytes()).inspect()));

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(digest(2_000, 7)).isEqualTo(digest(2_000, 7));
    }

    @Test
    void theBytesAreTheSameOnEveryMachineAndJdk() {
        assertThat(digest(2_000, 1)).isEqualTo("db0402df01a5ff223ad8bf839bc02a29309e62350f7656fcd18a6d04b2eb8e66");
    }

    @Test
    void theLocaleOfTheMachineChangesNothing() {
        var expected = digest(500, 1);
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(digest(500, 1)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anotherSeedGivesOtherBytes() {
        assertThat(digest(2_000, 8)).isNotEqualTo(digest(2_000, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 12, 13, 100, 2_500})
    void thereAreAsManyRecordsAsAskedFor(int records) {
        var day = Exports.of(records, 3);

        var found = day.objects().stream()
                .mapToInt(object -> new Inspector(object.bytes()).inspect().size())
                .sum();

        assertThat(found).isEqualTo(records);
        assertThat(day.planted().records()).isEqualTo(records);
        assertThat(day.planted().validRecords() + day.planted().badLines().size())
                .isEqualTo(records);
    }

    @Test
    void aDayOfLessThanNothingOrMoreThanThereAreTicketsIsRefused() {
        assertThatThrownBy(() -> Exports.of(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Exports.of(3_600_001, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"20000, 1", "20000, 2", "3000, 3", "500, 4"})
    void whatIsPlantedIsWhatASecondOpinionFinds(int records, long seed) {
        var day = Exports.of(records, seed);

        for (var object : day.objects()) {
            var planted = new ArrayList<String>();
            object.badLines()
                    .forEach(line -> planted.add(line.ordinal() + " at " + line.offset() + " for " + line.length() + " "
                            + Inspector.words(line)));
            var found = new ArrayList<String>();
            var inspected = new Inspector(object.bytes()).inspect();
            for (var index = 0; index < inspected.size(); index++) {
                var seen = inspected.get(index);
                if (!seen.faults().isEmpty()) {
                    found.add((index + 1) + " at " + seen.offset() + " for " + seen.length() + " " + seen.faults());
                }
            }
            assertThat(found).as(object.key()).isEqualTo(planted);
        }
    }

    @Test
    void theCountsPerCodeAreThoseOfTheBadLines() {
        var counted = new EnumMap<FaultCode, Integer>(FaultCode.class);
        for (var object : DAY.objects()) {
            for (var line : object.badLines()) {
                line.faults().forEach(fault -> counted.merge(fault.code(), 1, Integer::sum));
            }
        }

        assertThat(DAY.planted().faults()).isEqualTo(counted);
        assertThat(DAY.planted().badLines())
                .isEqualTo(DAY.objects().stream()
                        .flatMap(object -> object.badLines().stream())
                        .toList());
    }

    @Test
    void aboutThreeInAHundredAreBadAndEveryKindIsThereOften() {
        var planted = DAY.planted();

        assertThat(planted.badLines().size()).isBetween(RECORDS * 2 / 100, RECORDS * 4 / 100);
        assertThat(planted.faults()).containsOnlyKeys(FaultCode.values());
        assertThat(planted.faults().values()).allMatch(count -> count >= 30);
        assertThat(planted.badLines())
                .filteredOn(line -> line.faults().size() > 1)
                .hasSizeGreaterThan(100);
    }

    @Test
    void aRecordThatCannotBeReadHasOnlyThatAgainstIt() {
        assertThat(DAY.planted().badLines())
                .filteredOn(line ->
                        line.faults().stream().anyMatch(fault -> fault.code().hidesFields()))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.faults())
                            .singleElement()
                            .extracting(Fault::field)
                            .isEqualTo("");
                    assertThat(line.ticketId()).isEmpty();
                });
    }

    @Test
    void ticketsAreCountedAsInTheValidRecords() {
        var tickets = new HashSet<String>();
        for (var valid : valid()) {
            tickets.add(valid.fields().getOrDefault(Column.TICKET_ID, ""));
        }

        assertThat(DAY.planted().validRecords()).isEqualTo(valid().size());
        assertThat(DAY.planted().distinctTickets()).isEqualTo(tickets.size());
    }

    @Test
    void ticketsComeAgainAsPlanted() {
        var latest = new HashMap<String, Instant>();
        var objectOfLatest = new HashMap<String, String>();
        var lineOfLatest = new HashMap<String, String>();
        var updates = 0;
        var unchanged = 0;
        var superseded = 0;
        for (var object : DAY.objects()) {
            for (var found : SEEN.getOrDefault(object.key(), List.of())) {
                if (!found.faults().isEmpty()) {
                    continue;
                }
                var id = found.fields().getOrDefault(Column.TICKET_ID, "");
                var updated = Inspector.time(found.fields().getOrDefault(Column.UPDATED_AT, ""))
                        .orElseThrow();
                var line = new String(Inspector.slice(object, found), UTF_8);
                var before = latest.get(id);
                if (before == null || updated.isAfter(before)) {
                    updates += before == null ? 0 : 1;
                    assertThat(objectOfLatest.put(id, object.key())).isNotEqualTo(object.key());
                    latest.put(id, updated);
                    lineOfLatest.put(id, line);
                } else if (updated.equals(before)) {
                    unchanged++;
                    assertThat(line).isEqualTo(lineOfLatest.get(id));
                    assertThat(objectOfLatest.put(id, object.key())).isNotEqualTo(object.key());
                } else {
                    superseded++;
                }
            }
        }

        assertThat(updates).isEqualTo(DAY.planted().updates()).isGreaterThan(500);
        assertThat(unchanged).isEqualTo(DAY.planted().unchanged()).isGreaterThan(50);
        assertThat(superseded).isEqualTo(DAY.planted().superseded()).isGreaterThan(50);
    }

    @Test
    void fastCsvReadsEveryValidLineTheSameWay() {
        for (var object : DAY.objects()) {
            var columns = columns(object);
            for (var found : SEEN.getOrDefault(object.key(), List.of())) {
                if (found.faults().isEmpty()) {
                    var line = new String(Inspector.slice(object, found), UTF_8);
                    var fields = CsvReader.builder().ofCsvRecord(line).stream().toList();
                    assertThat(fields).hasSize(1);
                    assertThat(fields.get(0).getFields())
                            .isEqualTo(columns.stream()
                                    .map(column -> found.fields().getOrDefault(column, ""))
                                    .toList());
                }
            }
        }
    }

    @Test
    void aDayHasObjectsOfEveryKind() {
        var sizes =
                DAY.objects().stream().mapToInt(object -> object.bytes().length).summaryStatistics();
        assertThat(sizes.getMin()).isLessThan(30_000);
        assertThat(sizes.getMax()).isBetween(2_000_000, 12_000_000);
        assertThat(DAY.objects()).extracting(TicketObject::key).isSorted().doesNotHaveDuplicates();
        assertThat(kinds(object -> (object.bytes()[0] & 0xFF) == 0xEF)).hasSize(2);
        assertThat(kinds(object -> header(object).endsWith("\r"))).hasSize(2);
        assertThat(kinds(object -> object.bytes()[object.bytes().length - 1] == '\n'))
                .hasSize(2);
        assertThat(kinds(TicketDayTest::columns)).hasSize(3);
    }

    @Test
    void theTextsAreHardToRead() {
        var bodies = valid().stream()
                .map(found -> found.fields().getOrDefault(Column.BODY, ""))
                .toList();

        for (var trap : List.of("\n", "\r\n", "\"", ",", "\t", "\\N", "مساعدة", "ご確認", "👨‍👩‍👧‍👦", "e\u0301")) {
            assertThat(bodies).as(trap).anyMatch(body -> body.contains(trap));
        }
        assertThat(bodies).anyMatch(String::isEmpty).anyMatch(body -> body.length() > 2_000);
        assertThat(valid())
                .extracting(
                        found -> found.fields().getOrDefault(Column.SUBJECT, "").length())
                .contains(Column.LONGEST_SUBJECT);
    }

    @Test
    void oneObjectAtATimeIsInMemory() {
        var most = new int[1];

        var planted = day(60_000, 5).tickets(object -> most[0] = Math.max(most[0], object.bytes().length));

        assertThat(planted.records()).isEqualTo(60_000);
        assertThat(most[0]).isLessThan(12_000_000);
    }

    private static Day day(int records, long seed) {
        return Day.of(new DaySize(Math.max(1, records), 0, records), seed);
    }

    /** The exports of a day, all in memory. */
    private record Exports(List<TicketObject> objects, Planted planted) {

        static Exports of(int records, long seed) {
            var objects = new ArrayList<TicketObject>();
            var planted = day(records, seed).tickets(objects::add);
            return new Exports(objects, planted);
        }
    }

    private static List<Found> valid() {
        return SEEN.values().stream()
                .flatMap(List::stream)
                .filter(found -> found.faults().isEmpty())
                .toList();
    }

    private static <T> Set<T> kinds(Function<TicketObject, T> kind) {
        return DAY.objects().stream().map(kind).collect(Collectors.toSet());
    }

    private static String header(TicketObject object) {
        var end = IntStream.range(0, object.bytes().length)
                .filter(index -> object.bytes()[index] == '\n')
                .findFirst()
                .orElseThrow();
        return new String(Arrays.copyOf(object.bytes(), end), UTF_8);
    }

    private static List<Column> columns(TicketObject object) {
        return Arrays.stream(header(object).replace("\uFEFF", "").strip().split(","))
                .map(name -> Column.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }

    private static String digest(int records, long seed) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            day(records, seed).tickets(object -> {
                sha256.update(object.key().getBytes(UTF_8));
                sha256.update(object.bytes());
            });
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
