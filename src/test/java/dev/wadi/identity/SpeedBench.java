package dev.wadi.identity;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/**
 * Resolves synthetic persons, from opening the file they were written to before, and says how long it took, how much heap it needed
 * and how well it went. Takes how many, and after a
 * slash what share of them has one name and birth date ({@code 1000000/0.1}); of several such, each is resolved in a JVM of its own
 * with the options of this one.
 */
public final class SpeedBench {

    private SpeedBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 1) {
            for (var population : args) {
                apart(population);
            }
            return;
        }
        var population = args[0].split("/", 2);
        resolve(Integer.parseInt(population[0]), population.length > 1 ? Double.parseDouble(population[1]) : 0);
    }

    private static void apart(String population) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path")));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(SpeedBench.class.getName(), population));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(population + " ended with " + exit);
        }
    }

    private static void resolve(int records, double crowd) throws IOException {
        var file = Files.createTempFile("persons", ".bin");
        try {
            ProfileFile.write(file, new SyntheticPersons(records, crowd, 1));
            resolve(records, crowd, file);
        } finally {
            Files.delete(file);
        }
    }

    private static void resolve(int records, double crowd, Path file) throws IOException {
        long start = System.nanoTime();
        IdentityEngine.Work work;
        try (var persons = new ProfileFile(file)) {
            work = new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT).work(persons);
        }
        double scored = (System.nanoTime() - start) / 1e9;
        var owners = work.clusters(0.5);
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        var truth = new HashMap<Integer, Integer>();
        var found = new HashMap<Integer, Integer>();
        var both = new HashMap<Long, Integer>();
        for (int row = 0; row < owners.length; row++) {
            int owner = SyntheticPersons.ownerOf(work.population().key(row));
            truth.merge(owner, 1, Integer::sum);
            found.merge(owners[row], 1, Integer::sum);
            both.merge((long) owner << 32 | owners[row], 1, Integer::sum);
        }
        double all = pairs(truth.values());
        double said = pairs(found.values());
        double right = pairs(both.values());
        System.out.println(String.format(
                Locale.ROOT,
                "%,d records, crowd %.2f: %.1f s (scored after %.1f), %,d candidates, heap peak %d MB, P %.4f R %.4f F1 %.4f",
                records,
                crowd,
                seconds,
                scored,
                work.candidates().pairs().length,
                peak >> 20,
                right / said,
                right / all,
                2 * right / (all + said)));
    }

    private static double pairs(Iterable<Integer> sizes) {
        double pairs = 0;
        for (int size : sizes) {
            pairs += size * (size - 1.0) / 2;
        }
        return pairs;
    }
}
