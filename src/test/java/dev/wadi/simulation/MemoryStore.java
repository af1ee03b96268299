package dev.wadi.simulation;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The protocol at its smallest, with or without a flaw. */
final class MemoryStore implements Store {

    private final Flaw flaw;
    private final Map<Integer, List<Row>> answers = new HashMap<>();
    private final Map<String, Row> known = new HashMap<>();
    private final List<Page> pages = new ArrayList<>();
    private final Map<Long, Attempt> attempts = new TreeMap<>();
    private final Map<String, Found> resolved = new HashMap<>();
    private final Set<String> dirty = new HashSet<>();
    private final Map<String, Integer> readers = new HashMap<>();
    private int reads;
    private long newest;
    private long read;
    private long duplicates;
    private long lastAttempt;
    private long tail;
    private boolean locked;

    MemoryStore(Flaw flaw) {
        this.flaw = flaw;
    }

    @Override
    public Read begin() {
        reads++;
        return new Read(reads, flaw == Flaw.STRICTLY_GREATER ? newest + 1 : Math.max(0, newest - LOOK_BACK));
    }

    @Override
    public Step land(Read from, List<Row> answer) {
        return new Step() {
            @Override
            public boolean look() {
                if (flaw == Flaw.CURSOR_FIRST && isOpen()) {
                    move(answer);
                }
                return true;
            }

            @Override
            public boolean commit() {
                if (answers.containsKey(from.number())) {
                    return true;
                }
                if (!isOpen()) {
                    return false;
                }
                answers.put(from.number(), answer);
                read += answer.size();
                if (answer.stream().allMatch(row -> row.equals(known.get(row.id())))) {
                    duplicates += answer.size();
                } else {
                    answer.forEach(row -> known.put(row.id(), row));
                    pages.add(new Page(answer));
                }
                move(answer);
                return true;
            }

            @Override
            public void abandon() {
                // nothing was taken
            }

            private boolean isOpen() {
                return from.number() == reads;
            }
        };
    }

    private void move(List<Row> answer) {
        newest = Math.max(newest, answer.stream().mapToLong(Row::stamp).max().orElse(0));
    }

    @Override
    public Optional<Held> claim(String worker) {
        for (var number = 0; number < pages.size(); number++) {
            var page = pages.get(number);
            if (!page.done && !page.claimed) {
                page.claimed = true;
                page.epoch++;
                return Optional.of(new Held(number, page.epoch));
            }
        }
        return Optional.empty();
    }

    @Override
    public void lapse() {
        pages.forEach(page -> page.claimed = false);
    }

    @Override
    public Step write(Held held) {
        var page = pages.get((int) held.page());
        return new Step() {
            private long number;

            @Override
            public boolean look() {
                number = ++lastAttempt;
                if (flaw == Flaw.PLAIN_INSERTS) {
                    keep();
                }
                return true;
            }

            @Override
            public boolean commit() {
                var mine = page.epoch == held.epoch();
                if (mine && page.done) {
                    return true;
                }
                if (flaw != Flaw.NO_EPOCH && !mine) {
                    return false;
                }
                if (flaw != Flaw.PLAIN_INSERTS) {
                    keep();
                }
                page.done = true;
                return true;
            }

            @Override
            public void abandon() {
                // its number is lost
            }

            private void keep() {
                attempts.put(number, new Attempt(held.page(), page.rows));
            }
        };
    }

    @Override
    public Step resolve() {
        return new Step() {
            private final Map<Long, Attempt> frozen = new TreeMap<>();
            private final Map<String, Found> changed = new HashMap<>();

            @Override
            public boolean look() {
                if (locked && flaw != Flaw.NO_LOCK) {
                    return false;
                }
                attempts.forEach((number, attempt) -> {
                    if (flaw == Flaw.BARE_SEQUENCE ? number > tail : !attempt.taken) {
                        frozen.put(number, attempt);
                    }
                });
                if (frozen.isEmpty()) {
                    return false;
                }
                locked = true;
                frozen.values().forEach(attempt -> {
                    for (var ordinal = 0; ordinal < attempt.rows.size(); ordinal++) {
                        var found = new Found(attempt.rows.get(ordinal), attempt.page, ordinal);
                        var best = changed.getOrDefault(
                                found.row().id(), resolved.get(found.row().id()));
                        if (best == null || Found.ORDER.compare(found, best) > 0) {
                            changed.put(found.row().id(), found);
                        }
                    }
                });
                return true;
            }

            @Override
            public boolean commit() {
                resolved.putAll(changed);
                dirty.addAll(changed.keySet());
                frozen.forEach((number, attempt) -> {
                    attempt.taken = true;
                    tail = Math.max(tail, number);
                });
                locked = false;
                return true;
            }

            @Override
            public void abandon() {
                locked = false;
            }
        };
    }

    @Override
    public Step publish() {
        return new Step() {
            private final Map<String, Integer> shown = new HashMap<>();

            @Override
            public boolean look() {
                if (locked || dirty.isEmpty()) {
                    return false;
                }
                locked = true;
                dirty.forEach(id ->
                        shown.put(id, requireNonNull(resolved.get(id)).row().number()));
                return true;
            }

            @Override
            public boolean commit() {
                readers.putAll(shown);
                dirty.clear();
                locked = false;
                return true;
            }

            @Override
            public void abandon() {
                locked = false;
            }
        };
    }

    @Override
    public State state() {
        var attempted = attempts.values().stream().collect(toMap(attempt -> attempt.page, attempt -> 1, Integer::sum));
        return new State(
                newest,
                read,
                pages.stream().mapToLong(page -> page.rows.size()).sum(),
                duplicates,
                attempts.values().stream()
                        .mapToLong(attempt -> attempt.rows.size())
                        .sum(),
                pages.stream()
                        .filter(page -> !page.done)
                        .mapToLong(page -> page.rows.size())
                        .sum(),
                attempted.values().stream().mapToInt(times -> times - 1).sum(),
                attempts.values().stream().filter(attempt -> !attempt.taken).count() + dirty.size(),
                Map.copyOf(readers));
    }

    private static final class Page {

        final List<Row> rows;
        boolean claimed;
        boolean done;
        int epoch;

        Page(List<Row> rows) {
            this.rows = rows;
        }
    }

    private static final class Attempt {

        final long page;
        final List<Row> rows;
        boolean taken;

        Attempt(long page, List<Row> rows) {
            this.page = page;
            this.rows = rows;
        }
    }

    /** A row and where it stands: of an id, the highest wins. */
    private record Found(Row row, long page, int ordinal) {

        static final Comparator<Found> ORDER = Comparator.<Found>comparingLong(
                        found -> found.row().stamp())
                .thenComparingLong(Found::page)
                .thenComparingInt(Found::ordinal);
    }
}
