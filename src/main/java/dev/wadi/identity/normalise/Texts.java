package dev.wadi.identity.normalise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads free text, company names and address lines as {@link Words}. Stateless. */
public final class Texts {

    private static final Vocabulary LEGAL = Vocabulary.load("legal-forms.txt");
    private static final Vocabulary COMPANY = Vocabulary.load("company-words.txt");
    private static final Vocabulary ADDRESS = Vocabulary.load("address-words.txt");
    private static final Vocabulary REGIONS = Vocabulary.load("regions.txt");
    private static final Set<String> SMALL = Set.of(
            "the", "and", "of", "for", "in", "a", "an", "de", "la", "des", "du", "und", "fur", "et", "y", "on", "to",
            "at");
    private static final int MOST = 40;

    /** The weights of so many words of which nothing is known: the same for all records. */
    private static final List<List<Float>> UNWEIGHED = IntStream.rangeClosed(0, MOST)
            .mapToObj(words -> List.copyOf(Collections.nCopies(words, 1f)))
            .toList();

    private Texts() {}

    /** Any text: entities such as {@code &amp;} off, words folded, small words dropped. */
    public static Words text(String text) {
        return words(Fold.split(Fold.words(unescape(text))), "", true);
    }

    /** A company: legal form set apart, common words under one spelling, initials joined. */
    public static Words company(String text) {
        var written = splitCamelForms(text);
        var folded = Fold.words(unescape(written)
                .replace("&", " and ")
                .replace("%", " percent ")
                .replace("@", " at "));
        if (folded.isEmpty()) {
            return Words.NONE;
        }
        var all = Fold.split(folded);
        var legal = "";
        var kept = new ArrayList<String>();
        int i = 0;
        while (i < all.length) {
            var form = LEGAL.at(all, i);
            boolean atEdge = i == 0
                    || i + form.length() >= all.length
                    || LEGAL.at(all, i + form.length()).length() > 0;
            if (form.length() > 0 && (atEdge || form.kept().length() > 2)) {
                legal = legal.isEmpty() || legal.equals("co") ? form.kept() : legal;
                i += form.length();
            } else {
                kept.add(all[i++]);
            }
        }
        if (kept.isEmpty()) {
            Collections.addAll(kept, all);
            legal = "";
        }
        var joined = joinInitials(kept);
        return words(COMPANY.replace(joined.toArray(new String[0])).toArray(new String[0]), legal, true);
    }

    /** A postal address: words under one spelling, the house number set apart. */
    public static Words address(String text) {
        var folded = Fold.words(text);
        if (folded.isEmpty()) {
            return Words.NONE;
        }
        var split = Fold.split(folded);
        var all = ADDRESS.replace(split);
        var number = "";
        var kept = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            var word = all.get(i);
            boolean digits = Character.isDigit(word.charAt(0));
            boolean house = digits && number.isEmpty() && (i == 0 || i < all.size() - 1 && !isOrdinal(split, i));
            if (house) {
                number = word;
            } else {
                kept.add(word);
            }
        }
        return words(kept.toArray(new String[0]), number, false);
    }

    /** A city: folded, saints and compass points under one spelling. */
    public static String city(String text) {
        var folded = Fold.words(text);
        return folded.startsWith("saint ") ? "st " + folded.substring(6) : folded;
    }

    /** A region or country: its code where we know it, else folded. */
    public static String region(String text) {
        var folded = Fold.words(text);
        if (folded.isEmpty()) {
            return folded;
        }
        var words = Fold.split(folded);
        var run = REGIONS.at(words, 0);
        return run.length() == words.length ? run.kept() : folded;
    }

    private static boolean isOrdinal(String[] words, int position) {
        var word = position < words.length ? words[position] : "";
        return word.endsWith("st") || word.endsWith("nd") || word.endsWith("rd") || word.endsWith("th");
    }

    private static Words words(String[] all, String kind, boolean dropSmall) {
        var kept = new ArrayList<String>();
        for (var word : all) {
            if (!word.isEmpty() && kept.size() < MOST && !kept.contains(word) && !(dropSmall && SMALL.contains(word))) {
                kept.add(Spellings.shared(word));
            }
        }
        if (kept.isEmpty() && all.length > 0 && !all[0].isEmpty()) {
            kept.add(all[0]);
        }
        if (kept.isEmpty() && kind.isEmpty()) {
            return Words.NONE;
        }
        var joined = kept.size() == 1 ? kept.get(0) : Spellings.shared(String.join("", kept));
        return new Words(kept, joined, Spellings.shared(kind), UNWEIGHED.get(kept.size()));
    }

    private static List<String> joinInitials(List<String> words) {
        var out = new ArrayList<String>();
        var run = new StringBuilder();
        for (var word : words) {
            if (word.length() == 1 && !Character.isDigit(word.charAt(0))) {
                run.append(word);
            } else {
                if (run.length() > 0) {
                    out.add(run.toString());
                    run.setLength(0);
                }
                out.add(word);
            }
        }
        if (run.length() > 0) {
            out.add(run.toString());
        }
        return out;
    }

    /** {@code SiemensAG → Siemens AG}: a capital run after a small letter that ends the text. */
    private static String splitCamelForms(String text) {
        int n = text.length();
        int i = n;
        while (i > 0 && Character.isUpperCase(text.charAt(i - 1))) {
            i--;
        }
        return i > 1 && n - i >= 2 && Character.isLowerCase(text.charAt(i - 1))
                ? text.substring(0, i) + " " + text.substring(i)
                : text;
    }

    private static String unescape(String text) {
        if (text.indexOf('&') < 0 || text.indexOf(';') < 0) {
            return text;
        }
        return text.replace("&amp;", "&")
                .replaceAll("&([A-Za-z])(uml|acute|grave|circ|tilde|cedil|ring|slash|caron);", "$1")
                .replaceAll("&szlig;", "ss")
                .replaceAll("&#0*(\\d{2,4});", " ")
                .replaceAll("&[a-z]+;", " ");
    }
}
