package dev.wadi.scenarios.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.CursorMoved;
import dev.wadi.bronze.Landing.Outcome;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.postgres.PostgresTopics;
import dev.wadi.bronze.topic.TopicIdentity;
import dev.wadi.contract.Contracts;
import dev.wadi.source.kafka.TopicGuard;
import dev.wadi.source.kafka.TopicRecord;
import dev.wadi.source.kafka.TopicSource;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two processes that read a topic while partitions change hands, batches are lost, given twice or landed late, and processes
 * die; as many schedules as {@link HostileRun} says.
 */
class HostileTopicIT {

    private static final int TURNS = 40;
    private static final int REST = 200;
    private static final String THING = "topic.thing";
    private static final Pattern PLACE =
            Pattern.compile("\\{\"partition\":(\\d+),\"offset\":(\\d+),.*", Pattern.DOTALL);
    private static final Contracts CONTRACTS = Contracts.of(List.of(Streams.contract("""
            stream: topic.thing
            title: Things
            description: What there is.
            owner: desk
            freshness: PT1H
            source: { kind: kafka, format: json }
            key: id
            version: event
            schema: { required: [key, offset] }
            entity: topic_thing
            columns:
              - { name: id, type: text, from: /key, description: Its name }
              - { name: event, type: integer, from: /offset, description: Which version it is }
            """)));

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    static LongStream seeds() {
        return HostileRun.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachRecordLandsOnceWhoeverReadsIt(long seed) {
        var group = new Group(seed);
        for (var turn = 0; turn < TURNS; turn++) {
            group.topic.goOn();
            group.turn();
        }
        group.comeToRest();

        assertThat(group.landed()).containsExactlyInAnyOrderElementsOf(group.topic.places());
        assertThat(group.run.count("landed")).isEqualTo(group.topic.places().size());
        assertThat(group.run.count("landed") + group.run.count("duplicate")).isEqualTo(group.run.count("read"));
    }

    @ParameterizedTest
    @EnumSource(NaiveConsumer.class)
    void waysThatAreNotThisCarefulAreCaught(NaiveConsumer way) {
        assertThat(seeds().filter(way::isWrong).count()).isGreaterThan(seeds().count() / 10);
    }

    /** One schedule, over a tenant of its own. */
    private static final class Group {

        final HostileTopic topic;
        final HostileRun run = new HostileRun(DATABASE, CONTRACTS);

        private final Random random;
        private final PostgresTopics reads = new PostgresTopics(DATABASE.database());
        private final List<Member> members = new ArrayList<>();

        Group(long seed) {
            this.random = new Random(~seed);
            this.topic = new HostileTopic(new Random(seed));
            members.add(new Member());
            members.add(new Member());
            for (var partition = 0; partition < HostileTopic.PARTITIONS; partition++) {
                give(partition, members.get(random.nextInt(2)));
            }
        }

        void turn() {
            switch (random.nextInt(8)) {
                case 0 -> changeHands(random.nextInt(HostileTopic.PARTITIONS), members.get(random.nextInt(2)));
                case 1 -> die(random.nextInt(2));
                default -> {}
            }
            members.forEach(Member::poll);
            if (random.nextBoolean()) {
                // whoever was given more is not always the first to land it
                members.get(1).land(true);
            }
            members.get(0).land(true);
        }

        /** Nobody writes any more, partitions stay where they are, and everything succeeds. */
        void comeToRest() {
            for (var turn = 0; turn < REST; turn++) {
                members.forEach(Member::poll);
                members.forEach(member -> member.land(false));
            }
        }

        List<String> landed() {
            return run.landed().stream().map(Group::place).toList();
        }

        private static String place(String envelope) {
            var found = PLACE.matcher(envelope);
            assertThat(found.matches()).as(envelope).isTrue();
            return found.group(1) + ":" + found.group(2);
        }

        /** The one who had it does not know at once, and may land what it was given. */
        private void changeHands(int partition, Member to) {
            members.forEach(member -> member.next.remove(partition));
            give(partition, to);
        }

        private static void give(int partition, Member to) {
            to.begin(partition);
        }

        /** Its partitions go to the other, and it comes back with nothing in its hands. */
        private void die(int which) {
            var dead = members.get(which);
            members.set(which, new Member());
            dead.next.keySet().forEach(partition -> give(partition, members.get(1 - which)));
        }

        /** A process of the service: where it stands in each of its partitions, and the batch it was given last. */
        private final class Member {

            final Map<Integer, Long> next = new HashMap<>();
            private final List<TopicRecord> batch = new ArrayList<>();
            private final TopicSource source = new TopicSource(
                    reads,
                    run.warehouse.tenant(),
                    new PageSize(3, 1 << 20, 1 << 16),
                    new TopicGuard(
                            reads,
                            name -> new TopicIdentity(name, "first", HostileTopic.PARTITIONS),
                            run.warehouse.tenant()));

            void begin(int partition) {
                next.put(partition, source.begin(THING, HostileTopic.NAME + "/" + partition));
            }

            /** Only where it has landed what it was given before, as a consumer does. */
            void poll() {
                if (!batch.isEmpty()) {
                    return;
                }
                next.replaceAll((partition, from) -> {
                    var given = topic.poll(partition, from);
                    batch.addAll(given);
                    if (!given.isEmpty() && random.nextInt(6) == 0) {
                        batch.add(given.get(0));
                    }
                    return given.isEmpty() ? from : given.get(given.size() - 1).offset() + 1;
                });
            }

            void land(boolean hostile) {
                if (batch.isEmpty() || hostile && random.nextInt(4) == 0) {
                    return;
                }
                var landed = false;
                try {
                    var slices = source.slices(THING, batch);
                    for (var slice : slices.slices()) {
                        if (hostile && random.nextInt(10) == 0) {
                            break;
                        }
                        var known = slice.isKnown();
                        reads.land(slice);
                        if (!known && hostile && random.nextInt(10) == 0) {
                            assertThat(reads.land(slice))
                                    .as("after an ambiguous commit")
                                    .isEqualTo(Outcome.KNOWN);
                        }
                    }
                    landed = source.isLanded(slices);
                } catch (CursorMoved moved) {
                    landed = false;
                }
                batch.clear();
                if (!landed) {
                    List.copyOf(next.keySet()).forEach(this::begin);
                }
            }
        }
    }
}
