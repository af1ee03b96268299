package dev.wadi.identity;

import dev.wadi.identity.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;

/** One record at a time against synthetic persons in memory: how long, and how often the owner is found. */
public final class LookupBench {

    private static final int PROBES = 20_000;

    private LookupBench() {}

    public static void main(String[] args) {
        int records = Integer.parseInt(args[0]);
        var probes = new ArrayList<Profile>();
        var persons = new SyntheticPersons(records + PROBES, 0, 1);
        var population = new ArrayList<Profile>();
        while (persons.hasNext()) {
            var person = persons.next();
            if (probes.size() < PROBES && population.size() % 40 == 39 && probes.size() * 40 < population.size()) {
                probes.add(person);
            } else {
                population.add(person);
            }
        }
        var lookup =
                new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT).lookup(population.iterator());
        for (var probe : probes) {
            lookup.find(probe);
        }
        var micros = new double[probes.size()];
        long links = 0;
        long right = 0;
        long start = System.nanoTime();
        for (int i = 0; i < micros.length; i++) {
            long before = System.nanoTime();
            var found = lookup.find(probes.get(i));
            micros[i] = (System.nanoTime() - before) / 1e3;
            for (var link : found) {
                links++;
                right += SyntheticPersons.ownerOf(link.left()) == SyntheticPersons.ownerOf(link.right()) ? 1 : 0;
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(micros);
        System.out.println(String.format(
                Locale.ROOT,
                "%,d records: p50 %.0f µs, p99 %.0f µs, worst %.0f µs, %.0f look-ups/s on one thread, %d links, %.4f right",
                records,
                micros[micros.length / 2],
                micros[micros.length * 99 / 100],
                micros[micros.length - 1],
                micros.length / seconds,
                links,
                (double) right / Math.max(1, links)));
    }
}
