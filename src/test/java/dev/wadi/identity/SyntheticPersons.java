package dev.wadi.identity;

import dev.wadi.identity.profile.Field;
import dev.wadi.identity.profile.FieldType;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/**
 * Persons that do not exist, some of them several times, with the errors people and systems make. The key of a record ends in
 * the number of its owner. Names follow a Zipf-like distribution over syllables, so that some are common and most are rare;
 * one in eight lives in a household with others of the same surname, address and phone.
 */
final class SyntheticPersons implements Iterator<Profile> {

    static final Schema SCHEMA = new Schema(List.of(
            new Field("given_name", FieldType.GIVEN_NAME),
            new Field("surname", FieldType.FAMILY_NAME),
            new Field("born", FieldType.DATE_OF_BIRTH),
            new Field("street", FieldType.ADDRESS_LINE),
            new Field("postcode", FieldType.POSTCODE),
            new Field("city", FieldType.CITY),
            new Field("phone", FieldType.PHONE),
            new Field("email", FieldType.EMAIL)));

    private static final String[] STARTS = {
        "ba", "be", "bo", "bra", "ca", "cla", "co", "da", "de", "do", "fa", "fre", "ga", "gre", "ha", "he", "ho", "ja",
                "jo", "ka",
        "ke", "la", "le", "lo", "ma", "me", "mi", "mo", "na", "ne", "no", "o", "pa", "pe", "ra", "re", "ro", "sa",
                "she", "ste",
        "ta", "the", "to", "va", "wa", "wi", "ya", "ze"
    };
    private static final String[] MIDDLES = {
        "l", "r", "n", "m", "s", "t", "d", "v", "ll", "nd", "rt", "st", "ck", "rr", "b", "g"
    };
    private static final String[] ENDS = {
        "a", "e", "er", "son", "in", "man", "ley", "ton", "ez", "ski", "o", "is", "ard", "old", "y", "as"
    };
    private static final String[] GIVEN = {
        "james", "mary", "robert", "patricia", "john", "jennifer", "michael", "linda", "david", "elizabeth", "william",
                "barbara",
        "richard", "susan", "joseph", "jessica", "thomas", "sarah", "charles", "karen", "christopher", "lisa", "daniel",
                "nancy",
        "matthew", "betty", "anthony", "margaret", "mark", "sandra", "donald", "ashley", "steven", "kimberly", "paul",
                "emily",
        "andrew", "donna", "joshua", "michelle"
    };
    private static final String[] NICK = {
        "jim", "molly", "bob", "pat", "jack", "jenny", "mike", "lin", "dave", "liz", "bill", "barb", "dick", "sue",
        "joe", "jess", "tom", "sally", "charlie", "kaz", "chris", "lis", "dan", "nan", "matt", "bet", "tony", "maggie",
        "marc", "sandy", "don", "ash", "steve", "kim", "pablo", "em", "andy", "don", "josh", "shelly"
    };
    private static final String[] STREETS = {"street", "road", "avenue", "lane", "close", "drive"};

    private final long seed;
    private final int records;
    private final double crowd;
    private final SplittableRandom random;
    private int made;
    private int person = -1;
    private int copies;
    private String[] original = new String[0];
    private String[] neighbour = new String[0];

    /**
     * @param records how many
     * @param crowd share of records that all have one name and birth date
     */
    SyntheticPersons(int records, double crowd, long seed) {
        this.records = records;
        this.crowd = crowd;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    static int ownerOf(String key) {
        return Integer.parseInt(key.substring(key.indexOf('-') + 1));
    }

    @Override
    public boolean hasNext() {
        return made < records;
    }

    @Override
    public Profile next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        boolean first = copies == 0;
        if (first) {
            person++;
            neighbour = original;
            original = invent();
            double draw = random.nextDouble();
            copies = draw < 0.65 ? 1 : draw < 0.85 ? 2 : draw < 0.95 ? 3 : 4;
        }
        copies--;
        var values = first ? original : spoil(original);
        long shuffled = Long.reverse((made++ + seed) * 0x9e3779b97f4a7c15L) >>> 24;
        return new Profile(Long.toHexString(shuffled | 1L << 40) + "-" + person, "", List.of(values));
    }

    private String[] invent() {
        boolean crowded = random.nextDouble() < crowd;
        boolean household = neighbour.length > 0 && random.nextInt(8) == 0;
        var given = crowded ? "john" : zipf(3) == 0 ? word(zipf(2000)) : GIVEN[zipf(GIVEN.length)];
        var surname = crowded ? "smith" : household ? neighbour[1] : word(zipf(60_000));
        var born = crowded
                ? "1980-01-01"
                : (1930 + random.nextInt(75)) + "-" + two(1 + random.nextInt(12)) + "-" + two(1 + random.nextInt(28));
        int place = zipf(5000);
        var mail = given + (random.nextBoolean() ? "." : "_") + surname + random.nextInt(1000) + "@"
                + (random.nextInt(3) == 0 ? word(random.nextInt(4000)) + ".com" : "gmail.com");
        return new String[] {
            given,
            surname,
            born,
            household
                    ? neighbour[3]
                    : 1 + random.nextInt(200) + " " + word(random.nextInt(9000)) + " "
                            + STREETS[random.nextInt(STREETS.length)],
            household ? neighbour[4] : Integer.toString(10_000 + place * 7),
            household ? neighbour[5] : word(place / 4 + 100) + "ville",
            household ? neighbour[6] : "0" + (200_000_000 + random.nextInt(700_000_000)),
            mail
        };
    }

    private String[] spoil(String[] clean) {
        var values = clean.clone();
        int errors = 1 + random.nextInt(4);
        for (int i = 0; i < errors; i++) {
            int field = random.nextInt(values.length);
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> values[field] = "";
                case 3, 4, 5, 6 -> values[field] = Perturbed.misspelt(values[field], random);
                case 7 -> {
                    for (int n = 0; n < GIVEN.length; n++) {
                        if (GIVEN[n].equals(values[0])) {
                            values[0] = NICK[n];
                            break;
                        }
                    }
                }
                case 8 -> {
                    var spare = values[0];
                    values[0] = values[1];
                    values[1] = spare;
                }
                default -> {
                    values[3] = 1 + random.nextInt(200) + " " + word(random.nextInt(9000)) + " road";
                    int place = zipf(5000);
                    values[4] = Integer.toString(10_000 + place * 7);
                    values[5] = word(place / 4 + 100) + "ville";
                }
            }
        }
        return values;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** 0 to size, the small ones far more often. */
    private int zipf(int size) {
        return (int) (Math.pow(size + 1.0, random.nextDouble()) - 1);
    }

    private static String word(int number) {
        int n = number;
        var word = new StringBuilder(STARTS[n % STARTS.length]);
        n /= STARTS.length;
        word.append(MIDDLES[n % MIDDLES.length]);
        n /= MIDDLES.length;
        word.append(ENDS[n % ENDS.length]);
        n /= ENDS.length;
        return n == 0
                ? word.toString()
                : word.append(MIDDLES[n % MIDDLES.length]).append("o").toString();
    }
}
