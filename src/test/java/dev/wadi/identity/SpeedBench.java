package dev.wadi.identity;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Locale;

/** Resolves synthetic persons and says how long it took, how much heap it needed and how well it went. */
public final class SpeedBench {

    private SpeedBench() {}

    public static void main(String[] args) {
        int records = Integer.parseInt(args[0]);
        double crowd = args.length > 1 ? Double.parseDouble(args[1]) : 0;
        long start = System.nanoTime();
        var work = new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT)
                .work(new SyntheticPersons(records, crowd, 1));
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
        if (args.length > 2) {
            work.candidates().passes().forEach(System.out::println);
        }
    }

    private static double pairs(Iterable<Integer> sizes) {
        double pairs = 0;
        for (int size : sizes) {
            pairs += size * (size - 1.0) / 2;
        }
        return pairs;
    }
}
