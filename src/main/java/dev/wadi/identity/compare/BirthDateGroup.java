package dev.wadi.identity.compare;

import dev.wadi.core.bytes.IsoText;
import dev.wadi.identity.normalise.BirthDate;
import dev.wadi.identity.normalise.BirthDates;
import dev.wadi.identity.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A day of birth: the same, day and month swapped, one digit off, two parts of three, near, or another. */
public final class BirthDateGroup implements FieldGroup<BirthDate> {

    private static final int DIFFERENT = 1;
    private static final int NEAR = 2;
    private static final int TWO_PARTS = 3;
    private static final int ONE_DIGIT = 4;
    private static final int SWAPPED = 5;
    private static final int SAME = 6;
    private static final int NEAR_DAYS = 400;
    private static final int SHARED_BITS = 16;

    /** The multiplier of Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4). */
    private static final int SPREAD = 0x9e3779b9;

    private static final List<Comparison> COMPARISONS = List.of(new Comparison(
            "birth date",
            List.of(
                    new Level("different", 0.03, 0.965),
                    new Level("near", 0.02, 0.025),
                    new Level("two parts the same", 0.03, 0.006),
                    new Level("one digit off", 0.06, 0.004),
                    new Level("day and month swapped", 0.02, 0.0002),
                    new Level("same", 0.84, 0.0003)),
            "",
            true,
            true,
            0.05));
    private static final List<KeyKind> KINDS =
            List.of(new KeyKind("birth date", false, Use.ALONE), new KeyKind("part of birth date", true, Use.NEVER));

    private final List<Integer> positions;
    private final @Nullable BirthDate[] shared = new @Nullable BirthDate[1 << SHARED_BITS];

    public BirthDateGroup(List<Integer> positions) {
        this.positions = List.copyOf(positions);
    }

    @Override
    public List<Comparison> comparisons() {
        return COMPARISONS;
    }

    @Override
    public BirthDate read(Profile profile) {
        for (var position : positions) {
            var date = BirthDates.read(profile.values().get(position));
            if (!date.isEmpty()) {
                return shared(date);
            }
        }
        return BirthDate.NONE;
    }

    /** Many are born on a day: one object serves them, mostly. What a race between threads leaves is as good. */
    private BirthDate shared(BirthDate date) {
        int place = date.digits() * SPREAD >>> Integer.SIZE - SHARED_BITS;
        var known = shared[place];
        if (date.equals(known)) {
            return known;
        }
        shared[place] = date;
        return date;
    }

    @Override
    public long compare(BirthDate left, BirthDate right, Kernels kernels) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        boolean year = left.year() == right.year();
        boolean month = left.month() == right.month();
        boolean day = left.day() == right.day();
        if (year && month && day) {
            return SAME;
        }
        if (year && left.day() == right.month() && left.month() == right.day()) {
            return SWAPPED;
        }
        boolean yearOnly = left.isYearOnly() || right.isYearOnly();
        if (year && yearOnly) {
            return TWO_PARTS;
        }
        if (oneDigit(left.digits(), right.digits())) {
            return ONE_DIGIT;
        }
        if (year && (month || day) || month && day && !yearOnly) {
            return TWO_PARTS;
        }
        return year || Math.abs(days(left) - days(right)) <= NEAR_DAYS ? NEAR : DIFFERENT;
    }

    @Override
    public int touch(BirthDate value) {
        return value.year();
    }

    private static int days(BirthDate date) {
        return date.year() * 365 + date.month() * 30 + date.day();
    }

    /** One digit typed wrong, or two neighbours swapped. */
    private static boolean oneDigit(int left, int right) {
        int different = 0;
        int first = 0;
        int second = 0;
        int before = 0;
        int position = 0;
        for (int a = left, b = right; a > 0 || b > 0; a /= 10, b /= 10, position++) {
            if (a % 10 != b % 10) {
                different++;
                if (different == 1) {
                    first = a % 10 * 10 + b % 10;
                    before = position;
                } else if (different == 2 && position == before + 1) {
                    second = b % 10 * 10 + a % 10;
                } else {
                    return false;
                }
            }
        }
        return different == 1 || different == 2 && first == second;
    }

    @Override
    public boolean settles() {
        return true;
    }

    @Override
    public String term(BirthDate value, int comparison) {
        return value.isEmpty() ? "" : Integer.toString(value.digits());
    }

    @Override
    public List<KeyKind> keyKinds() {
        return KINDS;
    }

    @Override
    public void keys(BirthDate value, KeySink sink) {
        if (value.isEmpty()) {
            return;
        }
        int low = Math.min(value.month(), value.day());
        int high = Math.max(value.month(), value.day());
        sink.key(0, Integer.toString(value.year() * 10_000 + low * 100 + high));
        sink.key(1, "ym" + (value.year() * 100 + value.month()));
        sink.key(1, "yd" + (value.year() * 100 + value.day()));
        if (!value.isYearOnly()) {
            sink.key(1, "md" + (low * 100 + high));
        }
        sink.key(1, "y" + value.year());
    }

    @Override
    public String show(BirthDate value, int comparison) {
        return value.isEmpty() ? "" : IsoText.ofDay(value.year(), value.month(), value.day());
    }
}
