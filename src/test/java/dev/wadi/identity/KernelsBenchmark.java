package dev.wadi.identity;

import dev.wadi.identity.compare.Kernels;
import dev.wadi.identity.compare.QGrams;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The string measures beside those of Apache Commons Text, in one run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class KernelsBenchmark {

    /** About the length of a name, and of a company. */
    @Param({"6", "41"})
    public int length;

    private final Kernels kernels = new Kernels();
    private final JaroWinklerSimilarity commonsJaroWinkler = new JaroWinklerSimilarity();
    private final LevenshteinDistance commonsLevenshtein = LevenshteinDistance.getDefaultInstance();
    private final String[] texts = new String[1024];
    private int at;

    @Setup
    public void texts() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < texts.length; i++) {
            var text = new StringBuilder();
            for (int k = 0; k < length; k++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            texts[i] = text.toString();
        }
    }

    private String next() {
        return texts[at++ & 1023];
    }

    @Benchmark
    public int levenshtein() {
        return kernels.levenshtein().distance(next(), next());
    }

    @Benchmark
    public int alignment() {
        return kernels.levenshtein().alignment(next(), next());
    }

    @Benchmark
    public int levenshteinOfCommonsText() {
        return commonsLevenshtein.apply(next(), next());
    }

    @Benchmark
    public double jaroWinkler() {
        return kernels.jaroWinkler().similarity(next(), next());
    }

    @Benchmark
    public double jaroWinklerOfCommonsText() {
        return commonsJaroWinkler.apply(next(), next());
    }

    @Benchmark
    public double dice() {
        return QGrams.dice(next(), next(), 2);
    }
}
